import type { Gate } from "../../../contract/release.ts";
import type { CheckRun, Release } from "../../../contract/release-record.ts";
import { secondsAfter } from "../../runs/instant.ts";
import { type Begun, begun, ended } from "./attempts.ts";
import { newCheckRun } from "./chain.ts";
import { type Change, changed, moved } from "./change.ts";
import { JOB_SECONDS } from "./new-release.ts";
import { withLast } from "./promotion.ts";

/** Runs of the checks that are remembered: one for each replaced file at most. */
const MOST_CHECK_RUNS = 20;

const withRun = ({ checkRuns, build }: Release, change: (run: CheckRun) => CheckRun): CheckRun[] =>
  checkRuns.map((run) => (run.build === build ? change(run) : run));

export const checksBegun = (release: Release, why: Begun): Change =>
  changed(release, why.at, {
    checkRuns: withRun(release, (run) => ({ ...run, attempts: begun(run.attempts, why) })),
    dueAt: secondsAfter(why.at, JOB_SECONDS),
  });

export const checksFailed = (release: Release, at: string, error: string): Change =>
  changed(release, at, { checkRuns: withRun(release, (run) => ({ ...run, attempts: ended(run.attempts, at, error) })) });

/** The gate's decision. It waits for a person then, whatever it is. */
export function decided(release: Release, gate: Gate): Change {
  const at = gate.decidedAt;
  const isApproved = gate.decision === "APPROVED";
  const text = isApproved
    ? `APPROVED and ${gate.ready}: ${gate.overall} overall, and every critical check holds`
    : `BLOCKED: ${gate.reasons.slice(0, 3).join("; ")}`;
  return moved(
    release,
    isApproved ? "gate_approved" : "gate_blocked",
    { at, kind: "gate", text },
    {
      gate,
      dueAt: null,
      checkRuns: withRun(release, (run) => ({
        ...run,
        endedAt: at,
        decision: gate.decision,
        attempts: ended(run.attempts, at, null),
      })),
    },
  );
}

/** Somebody put an own file in the place of a generated one: checks and gate run again. */
export const artifactReplaced = (release: Release, { path, by, at }: { path: string; by: string; at: string }): Change =>
  moved(
    release,
    "artifact_replaced",
    { at, by, kind: "artifact", text: `${by} replaced ${path}; the checks run again` },
    {
      build: release.build + 1,
      gate: null,
      checkRuns: [...release.checkRuns, newCheckRun(release.build + 1, at)].slice(-MOST_CHECK_RUNS),
      dueAt: secondsAfter(at, JOB_SECONDS),
    },
  );

/** A halted promotion ends as it is. */
export function cancelled(release: Release, at: string, by: string, reason: string | undefined): Change {
  const isHalted = release.status === "halted";
  const fields = isHalted ? { promotions: withLast(release, { endedAt: at, nextTickAt: null }) } : {};
  return moved(release, "cancel", { at, by, kind: "status", text: `cancelled by ${by}${reason ? `: ${reason}` : ""}` }, fields);
}
