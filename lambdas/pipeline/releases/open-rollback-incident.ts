import type { Deployment } from "../../contract/deployment.ts";
import { rollbackIncident } from "../../domain/incidents/rollback-incident.ts";
import { getDeployment } from "../../store/deployments.ts";
import { putIncident } from "../../store/incidents.ts";
import type { Stores } from "../stores.ts";
import { noteRollbackEnd } from "./note-rollback-end.ts";

export type IncidentStores = Pick<Stores, "deployments" | "incidents">;

/** Open the incident of a deployment that was rolled back: once, as its id follows from the deployment, whatever became of it since. */
export async function openRollbackIncident(
  stores: IncidentStores,
  deployment: Deployment,
): Promise<"opened" | "known" | "not rolled back"> {
  const { deployments, incidents } = stores;
  const rollback = deployment.rolledBackBy === null ? null : await getDeployment(deployments, deployment.rolledBackBy);
  const found = rollbackIncident(deployment, rollback);
  if (!found) return "not rolled back";
  const outcome = await putIncident(incidents, { before: null, after: found.incident, entries: found.entries });
  // The rollback may have ended before there was an incident to note it in.
  if (deployment.rolledBackBy !== null) await noteRollbackEnd(stores, deployment.rolledBackBy);
  return outcome === "stored" ? "opened" : "known";
}
