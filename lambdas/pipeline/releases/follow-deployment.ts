import type { DynamoDBRecord } from "aws-lambda";
import type { ReleaseDeploymentEnd } from "../../contract/deployment.ts";
import { endedBy, failedLaterBy, rolledBackBy } from "../deployment-change.ts";
import { noteRollbackEnd } from "./note-rollback-end.ts";
import { openCondemned } from "./open-condemned.ts";
import { openFailedRollback } from "./open-failed-rollback.ts";
import { type IncidentStores, openRollbackIncident } from "./open-rollback-incident.ts";

/**
 * What a change of a deployment means beside its counters: the end of a release's deployment is told on, and one that was rolled
 * back, whose rollback failed, or that stays though it is bad, opens an incident. A replay tells it again, and opens nothing twice.
 */
export async function followDeployment(
  stores: IncidentStores,
  record: DynamoDBRecord,
  notify: (end: ReleaseDeploymentEnd) => Promise<void>,
): Promise<void> {
  const ended = endedBy(record);
  if (ended?.source === "release" && ended.releaseId !== null)
    await notify({ releaseId: ended.releaseId, deploymentId: ended.id, status: ended.status });
  if (ended?.rollbackOf) await noteRollbackEnd(stores, ended.id);
  if (ended?.source === "release") await openFailedRollback(stores, ended);
  const condemned = failedLaterBy(record);
  if (condemned) await openCondemned(stores, condemned);
  const rolledBack = rolledBackBy(record);
  if (rolledBack !== null && rolledBack.releaseId !== null) await openRollbackIncident(stores, rolledBack);
}
