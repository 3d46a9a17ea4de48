import { type ReleaseStep, ROLES, STEPS } from "../../../lambdas/contract/release.ts";
import type { ChainMessage, ChainStep } from "../../../lambdas/contract/release-record.ts";
import { at } from "./factories.ts";
import { hashOf } from "./release-package.ts";

const roleOf = (step: ReleaseStep): string => `${ROLES[step].role} [${ROLES[step].tag}]`;

/** A step of the chain, done after 1.2 s, each queued when the one before it ended. */
export function aChainStep(step: ReleaseStep, startMs: number, overrides: Partial<ChainStep> = {}): ChainStep {
  const index = STEPS.indexOf(step);
  const queuedMs = startMs + index * 1_500;
  return {
    step,
    role: roleOf(step),
    tag: ROLES[step].tag,
    status: "done",
    queuedAt: at(queuedMs),
    endedAt: at(queuedMs + 1_500),
    attempts: [
      {
        attempt: 1,
        startedAt: at(queuedMs + 300),
        endedAt: at(queuedMs + 1_500),
        cause: index === 0 ? "POST /releases by local" : `${STEPS[index - 1]} is done`,
        error: null,
      },
    ],
    input: STEPS.slice(0, index),
    output: { sha256: hashOf(step), files: [2, 4, 41, 14][index] ?? 1, characters: [17_390, 25_331, 88_120, 71_004][index] ?? 1 },
    ...overrides,
  };
}

export const aChain = (startMs: number): ChainStep[] => STEPS.map((step) => aChainStep(step, startMs));

/** A chain whose third step crashed once and runs again, while the fourth waits. */
export const aRunningChain = (startMs: number): ChainStep[] => [
  aChainStep("requirements", startMs),
  aChainStep("pipeline", startMs),
  aChainStep("infrastructure", startMs, {
    status: "running",
    endedAt: null,
    output: null,
    attempts: [
      {
        attempt: 1,
        startedAt: at(startMs + 3_300),
        endedAt: at(startMs + 4_000),
        cause: "pipeline is done",
        error: "Went away after 12 of 41 files",
      },
      { attempt: 2, startedAt: at(startMs + 9_000), endedAt: null, cause: "the queue gave it again", error: null },
    ],
  }),
  aChainStep("automation", startMs, { status: "waiting", queuedAt: null, endedAt: null, attempts: [], output: null }),
];

/** What the roles of a whole chain handed on. */
export const someMessages = (startMs: number): ChainMessage[] => {
  const all = STEPS.map((step, index) => ({
    at: at(startMs + (index + 1) * 1_500),
    phase: step,
    sender: roleOf(step),
    receiver: index < 3 ? roleOf(STEPS[index + 1] ?? step) : "Gate",
    text: `Done: ${["6 stories with 31 criteria", "8 stages, deploys to dev first", "41 files for dev, staging, production", "11 alert rules, a dashboard and the way back"][index]}.`,
  }));
  return [
    ...all,
    {
      at: at(startMs + 8_200),
      phase: "gate",
      sender: "Gate",
      receiver: "local",
      text: "APPROVED: every area reaches 0.5 and no critical check fails.",
    },
  ];
};
