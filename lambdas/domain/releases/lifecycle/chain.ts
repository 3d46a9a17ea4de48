import { type ReleaseStep, STEPS } from "../../../contract/release.ts";
import type { ChainStep, Release } from "../../../contract/release-record.ts";
import { secondsAfter } from "../../runs/instant.ts";
import { type Begun, begun, ended } from "./attempts.ts";
import { type Change, changed, entry, moved } from "./change.ts";
import { JOB_SECONDS, roleOf } from "./new-release.ts";

export const stepOf = ({ chain }: Release, step: ReleaseStep): ChainStep => {
  const found = chain.find((one) => one.step === step);
  if (!found) throw new Error(`the chain has no step ${step}`);
  return found;
};

const withStep = ({ chain }: Release, step: ReleaseStep, fields: Partial<ChainStep>): ChainStep[] =>
  chain.map((one) => (one.step === step ? { ...one, ...fields } : one));

/** A step's job begins, once more if it was begun before. */
export const stepBegun = (release: Release, step: ReleaseStep, why: Begun): Change =>
  changed(release, why.at, {
    chain: withStep(release, step, { status: "running", attempts: begun(stepOf(release, step).attempts, why) }),
    dueAt: secondsAfter(why.at, JOB_SECONDS),
  });

/** A step is done: its output goes to the next, or after the last to the gate. */
export function stepDone(release: Release, step: ReleaseStep, at: string, output: NonNullable<ChainStep["output"]>): Change {
  const next = STEPS[STEPS.indexOf(step) + 1] ?? null;
  const attempts = ended(stepOf(release, step).attempts, at, null);
  const done = { ...release, chain: withStep(release, step, { status: "done", endedAt: at, attempts, output }) };
  const text = `${output.files} files, ${output.characters} characters`;
  const message = {
    at,
    phase: next ?? ("gate" as const),
    sender: roleOf(step),
    receiver: next ? roleOf(next) : "Readiness Gate [GATE]",
    text,
  };
  return changed(
    release,
    at,
    {
      chain: next ? withStep(done, next, { status: "queued", queuedAt: at }) : done.chain,
      messages: [...release.messages, message],
      checkRuns: next ? release.checkRuns : [...release.checkRuns, newCheckRun(release.build, at)],
      dueAt: secondsAfter(at, JOB_SECONDS),
    },
    [entry({ at, kind: "step", text: `${roleOf(step)} handed on ${text}` })],
  );
}

export const newCheckRun = (build: number, queuedAt: string) => ({ build, queuedAt, endedAt: null, attempts: [], decision: null });

/** A step's job failed; it comes again. */
export const stepFailed = (release: Release, step: ReleaseStep, at: string, error: string): Change =>
  changed(release, at, {
    chain: withStep(release, step, { status: "queued", attempts: ended(stepOf(release, step).attempts, at, error) }),
  });

/** A job was tried too often: the release has failed, and says what failed it. */
export const buildGivenUp = (release: Release, at: string, what: string, error: string): Change =>
  moved(
    release,
    "build_failed",
    { at, kind: "status", text: `${what} was given up: ${error}` },
    {
      chain: release.chain.map((one) =>
        one.status === "running" || one.status === "queued"
          ? { ...one, status: "failed", endedAt: at, attempts: ended(one.attempts, at, error) }
          : one,
      ),
      checkRuns: release.checkRuns.map((one) =>
        one.build === release.build ? { ...one, endedAt: at, attempts: ended(one.attempts, at, error) } : one,
      ),
    },
  );
