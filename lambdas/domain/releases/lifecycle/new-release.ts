import { createHash } from "node:crypto";
import { type ReleaseContext, type ReleaseStep, ROLES, STEPS } from "../../../contract/release.ts";
import type { ChainStep, Release } from "../../../contract/release-record.ts";
import { secondsAfter } from "../../runs/instant.ts";
import { type Change, entry } from "./change.ts";

/** How long a queued job may take before it is queued again. */
export const JOB_SECONDS = 120;

/** `Pipeline Builder [PBD]`. */
export const roleOf = (step: ReleaseStep): string => `${ROLES[step].role} [${ROLES[step].tag}]`;

export type NewRelease = {
  readonly id: string;
  readonly context: ReleaseContext;
  readonly requestedBy: string;
  readonly at: string;
  /** What the request's `traceparent` named; null without one. */
  readonly parent: { readonly traceId: string; readonly spanId: string } | null;
};

/** A release whose first step is queued. */
export function newRelease({ id, context, requestedBy, at, parent }: NewRelease): Change {
  const after: Release = {
    id,
    revision: 1,
    status: "building",
    reason: "the package is being made",
    context,
    requestedBy,
    requestedAt: at,
    updatedAt: at,
    endedAt: null,
    dueAt: secondsAfter(at, JOB_SECONDS),
    build: 1,
    chain: STEPS.map((step, index) => waitingStep(step, index === 0 ? at : null)),
    messages: [
      { at, phase: "requirements", sender: requestedBy, receiver: roleOf("requirements"), text: `make ${context.name} ${context.version}` },
    ],
    checkRuns: [],
    gate: null,
    promotions: [],
    review: null,
    rollback: null,
    traceId: parent?.traceId ?? createHash("sha256").update(`release ${id}`).digest("hex").slice(0, 32),
    parentSpanId: parent?.spanId ?? null,
  };
  const text = `${context.name} ${context.version} (${context.commit.slice(0, 12)}) was requested for ${context.environments.join(", ")}`;
  return { after, entries: [entry({ at, by: requestedBy, kind: "status", text })] };
}

const waitingStep = (step: ReleaseStep, queuedAt: string | null): ChainStep => ({
  step,
  role: roleOf(step),
  tag: ROLES[step].tag,
  status: queuedAt === null ? "waiting" : "queued",
  queuedAt,
  endedAt: null,
  attempts: [],
  input: STEPS.slice(0, STEPS.indexOf(step)),
  output: null,
});
