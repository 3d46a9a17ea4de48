import type { Occurrence } from "../../contract/cluster.ts";
import type { Category } from "../../contract/failure.ts";
import { compareInstants } from "../runs/instant.ts";

/** One run with a cluster. Machine time that nobody knows adds no minutes. */
export type SeenRun = Occurrence & { readonly durationSeconds?: number | null };

/** A cluster was seen in a completed run; `at` is when the run completed. */
export type ClusterSeen = Occurrence & {
  readonly clusterId: string;
  readonly title: string;
  readonly category: Category;
  readonly cause: string;
  readonly durationSeconds: number | null;
  readonly failureText: string;
};

/** Oldest first; at one instant by id, so that every order of delivery ends in one order. */
export const compareSeen = (a: SeenRun, b: SeenRun): number =>
  compareInstants(a.at, b.at) || (a.runId < b.runId ? -1 : a.runId > b.runId ? 1 : 0);

/** Each run once, oldest first. Of two records of one run the first given counts. */
export function distinctRuns<T extends SeenRun>(runs: readonly T[]): T[] {
  const byId = new Map<string, T>();
  for (const run of runs) if (!byId.has(run.runId)) byId.set(run.runId, run);
  return [...byId.values()].toSorted(compareSeen);
}
