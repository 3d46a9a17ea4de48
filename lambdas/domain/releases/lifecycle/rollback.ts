import type { Deployed, Release, Rollback } from "../../../contract/release-record.ts";
import { releaseDeploymentId } from "../../deployments/new-release-deployment.ts";
import type { ReleaseEvent } from "../state.ts";
import { type Change, changed, entry, moved } from "./change.ts";
import { lastPromotion, stillDeploying, withLast } from "./promotion.ts";

export type RollbackStart = Pick<Rollback, "cause" | "by" | "reason" | "rollbackOf"> & {
  readonly to: Deployed;
  readonly at: string;
};

/** Which event each cause is. */
const EVENT: Readonly<Record<Rollback["cause"], ReleaseEvent>> = { alert: "alert", metrics: "too_many_bad_ticks", person: "rollback" };

/** Take the environment back to a verified version. */
export function rollbackStarted(release: Release, { cause, by, reason, rollbackOf, to, at }: RollbackStart): Change {
  const promotion = lastPromotion(release);
  const environment = promotion?.environment ?? "";
  const rollback: Rollback = {
    environment,
    deploymentId: releaseDeploymentId({ releaseId: to.releaseId, environment, attempt: 1, startedAt: at, rollbackOf }),
    rollbackOf,
    to,
    cause,
    by,
    reason,
    simulated: null,
    startedAt: at,
    requestedAt: null,
    endedAt: null,
  };
  const text = rollbackText(rollback);
  return moved(
    release,
    EVENT[cause],
    { at, by, kind: "rollback", text },
    { rollback, promotions: withLast(release, { status: "rolling_back", reason, nextTickAt: null }), dueAt: at },
  );
}

const rollbackText = ({ environment, to, reason }: Rollback): string => `rolling back ${environment} to ${to.version}: ${reason}`;

const endedRollback = ({ rollback }: Release, at: string): Rollback | null => rollback && { ...rollback, endedAt: at };

export const rollbackSucceeded = (release: Release, at: string): Change =>
  moved(
    release,
    "rollback_succeeded",
    {
      at,
      kind: "rollback",
      text: `${release.rollback?.environment ?? ""} runs ${release.rollback?.to.version ?? ""} again: ${release.rollback?.reason ?? ""}`,
    },
    { rollback: endedRollback(release, at), promotions: withLast(release, { status: "rolled_back", endedAt: at }) },
  );

export const rollbackFailed = (release: Release, at: string, why: string): Change =>
  moved(
    release,
    "rollback_failed",
    { at, kind: "rollback", text: `the rollback of ${release.rollback?.environment ?? ""} failed: ${why}` },
    { rollback: endedRollback(release, at), promotions: withLast(release, { status: "failed", endedAt: at, reason: why }) },
  );

/** Condemned by its metrics, with no verified version to return to: it stays where it is, and has failed. */
export const nothingToReturnTo = (release: Release, at: string, why: string): Change =>
  moved(
    release,
    "nothing_to_return_to",
    { at, kind: "rollback", text: `${why}; there is no verified version to return to` },
    { promotions: withLast(release, { status: "failed", endedAt: at, reason: why, nextTickAt: null }) },
  );

export function rollbackTaken(release: Release, at: string, simulated: boolean): Change {
  const rollback = release.rollback && { ...release.rollback, requestedAt: at, simulated };
  const text = simulated ? "no deployUrl is set: a simulated deployer takes it back" : "the deployer took the rollback";
  const reason = rollback ? rollbackText(rollback) : null;
  const { after } = stillDeploying(release, at);
  return changed(release, at, { rollback, reason, dueAt: after.dueAt }, [entry({ at, kind: "rollback", text })]);
}
