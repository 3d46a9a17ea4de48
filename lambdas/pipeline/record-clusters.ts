import { setTimeout as sleep } from "node:timers/promises";
import type { Failure } from "../contract/failure.ts";
import type { Run } from "../contract/run.ts";
import { observe } from "../domain/clusters/observe.ts";
import { BOUNDS } from "../domain/runs/bounds.ts";
import { secondsBetween } from "../domain/runs/instant.ts";
import { getCluster, putOccurrence } from "../store/clusters.ts";
import type { Table } from "../store/table.ts";

const MAX_TRIES = 12;

/** Count a run's failures into their clusters: each cluster once a run, however often the run's result is delivered. */
export async function recordClusters(insights: Table, run: Run, failures: readonly Failure[], at: string): Promise<void> {
  const byCluster = Map.groupBy(failures, ({ clusterId }) => clusterId);
  for (const members of [...byCluster.values()].slice(0, BOUNDS.clusterIds)) await recordCluster(insights, run, members, at);
}

async function recordCluster(insights: Table, run: Run, members: readonly Failure[], at: string): Promise<void> {
  const [failure] = members;
  if (!failure) return;
  const tests = members.flatMap(({ test }) => test ?? []).slice(0, 50);
  const durationSeconds = run.startedAt === null ? null : secondsBetween(run.startedAt, at);
  const seen = { runId: run.id, at, repo: run.repo, ref: run.ref, commit: run.commit, tests, durationSeconds };
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = await getCluster(insights, failure.clusterId);
    const after = observe(before, { failure, runId: run.id, repo: run.repo, at, tests });
    if ((await putOccurrence(insights, before, after, seen)) !== "conflict") return;
    await sleep(Math.random() * 20 * tries);
  }
  throw new Error(`cluster ${failure.clusterId} changed under ${MAX_TRIES} tries`);
}
