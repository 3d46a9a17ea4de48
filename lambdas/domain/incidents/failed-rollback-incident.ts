import type { Deployment } from "../../contract/deployment.ts";
import { openedEntry, releaseIncident } from "./release-incident.ts";
import type { IncidentUpdate } from "./transition.ts";

const MOST_REASON = 1_000;

/**
 * The incident of a release's rollback that did not succeed: what it had to take back still runs. Null while it runs, where it ended
 * well, and where the incident of what it takes back is there already. Its id follows from the rollback: told again, it is the same.
 */
export function failedRollbackIncident(rollback: Deployment, taken: Deployment | null): IncidentUpdate | null {
  const { id, service, environment, version, commit, status, finishedAt, reason, rollbackOf } = rollback;
  if (finishedAt === null || status === "running" || status === "success") return null;
  if (rollbackOf === null || taken?.rolledBackAt) return null;
  const title = `Rollback of ${service} to ${version ?? commit.slice(0, 10)} failed in ${environment}`;
  const why = reason?.slice(0, MOST_REASON) ?? "No reason was given.";
  const key = `failed-rollback-incident\n${id}`;
  const of = { service, environment, releaseId: taken?.releaseId ?? null, deploymentId: rollbackOf, title };
  return {
    incident: releaseIncident({ key, at: finishedAt, ...of }),
    entries: [openedEntry(finishedAt, `Opened: ${title}: deployment ${id} ended as ${status}. ${why}`)],
  };
}
