import type { Deployment } from "../../contract/deployment.ts";
import { condemnedIncident } from "../../domain/incidents/condemned-incident.ts";
import { putIncident } from "../../store/incidents.ts";
import type { IncidentStores } from "./open-rollback-incident.ts";

/** Open the incident of a version that its metrics condemned and that cannot be taken back, once. Nothing for every other deployment. */
export async function openCondemned({ incidents }: Pick<IncidentStores, "incidents">, deployment: Deployment): Promise<void> {
  const found = condemnedIncident(deployment);
  if (found) await putIncident(incidents, { before: null, after: found.incident, entries: found.entries });
}
