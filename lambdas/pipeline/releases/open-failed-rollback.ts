import type { Deployment } from "../../contract/deployment.ts";
import { failedRollbackIncident } from "../../domain/incidents/failed-rollback-incident.ts";
import { getDeployment } from "../../store/deployments.ts";
import { putIncident } from "../../store/incidents.ts";
import type { IncidentStores } from "./open-rollback-incident.ts";

/** Open the incident of a rollback that failed, once: then what should have been taken back still runs, and somebody has to know. */
export async function openFailedRollback({ deployments, incidents }: IncidentStores, rollback: Deployment): Promise<void> {
  const taken = rollback.rollbackOf === null ? null : await getDeployment(deployments, rollback.rollbackOf);
  const found = failedRollbackIncident(rollback, taken);
  if (found) await putIncident(incidents, { before: null, after: found.incident, entries: found.entries });
}
