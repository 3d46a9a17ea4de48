import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import { shortId } from "../../text/format.ts";

const LATER = {
  rollback: "rolled back later by",
  hotfix: "mended later by hotfix",
  incident: "caused incident",
  verification: "its metrics spoke against release",
};

/** Why a deployment ended or counts as it does, or what it is about, in one line; null where there is nothing to say. */
export function whyLine({ failure, reason, rollbackOf, hotfixOf, rolledBackBy }: Deployment): string | null {
  if (rolledBackBy !== null) return `Rolled back by ${shortId(rolledBackBy)}${reason === null ? "" : `: ${reason}`}`;
  if (failure !== null) return `Counts as failed: ${LATER[failure.kind]} ${shortId(failure.by)}`;
  if (reason !== null) return reason;
  if (rollbackOf !== null) return `Takes back ${shortId(rollbackOf)}`;
  return hotfixOf === null ? null : `Hotfix of ${shortId(hotfixOf)}`;
}
