import type { Deployment } from "../../contract/deployment.ts";
import { openedEntry, releaseIncident } from "./release-incident.ts";
import type { IncidentUpdate } from "./transition.ts";

/** The incident of a version that its metrics condemned and that stays all the same, as there is none to return to; null for every other deployment. */
export function condemnedIncident({ id, service, environment, version, commit, releaseId, failure }: Deployment): IncidentUpdate | null {
  if (failure?.kind !== "verification") return null;
  const title = `${service} ${version ?? commit.slice(0, 10)} is bad in ${environment}, with nothing to return to`;
  const why = "its metrics were bad too often, and no other version was verified there. It runs still.";
  const { at } = failure;
  const incident = releaseIncident({ key: `condemned-incident\n${id}`, at, service, environment, releaseId, deploymentId: id, title });
  return { incident, entries: [openedEntry(at, `Opened: ${title}: ${why}`)] };
}
