import type { Incident } from "../../lambdas/contract/incident.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import type { Api } from "./api.ts";
import { describeIncident } from "./describe.ts";
import { incidentProblems } from "./expectations.ts";
import { until } from "./until.ts";

const WITHIN_MS = 60_000;

/** The streams open the incident a moment after the run that passes the threshold: waits for it, and for its telling of the last run. */
export async function awaitIncident(api: Api, runs: readonly Run[], threshold: number, tell: (line: string) => void): Promise<string[]> {
  const last = runs.at(-1);
  const clusterIds = new Set(last?.clusterIds);
  if (!last || clusterIds.size === 0) return ["the last run belongs to no cluster, so no incident can open"];
  const find = async (): Promise<Incident | null> => {
    const known = (await api.incidents()).find(({ clusterId }) => clusterId !== null && clusterIds.has(clusterId));
    return known ? api.incident(known.id) : null;
  };
  const incident = await until(find, (found) => incidentProblems(found, threshold, last.id).length === 0, WITHIN_MS);
  if (incident) for (const line of describeIncident(incident)) tell(`  ${line}`);
  return incidentProblems(incident, threshold, last.id);
}
