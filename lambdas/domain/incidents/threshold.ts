import type { IncidentPolicy } from "../../contract/incident.ts";
import { compareInstants, hoursBefore } from "../runs/instant.ts";
import { distinctRuns, type SeenRun } from "./seen.ts";

/** When the policy's count of distinct runs was first reached within its window: the time of the run that reached it, or null. */
export function thresholdReachedAt(runs: readonly SeenRun[], { runs: count, windowHours }: IncidentPolicy): string | null {
  const ordered = distinctRuns(runs);
  const reached = ordered.find((run, index) => {
    const first = ordered[index - count + 1];
    return first !== undefined && compareInstants(first.at, hoursBefore(run.at, windowHours)) >= 0;
  });
  return reached?.at ?? null;
}
