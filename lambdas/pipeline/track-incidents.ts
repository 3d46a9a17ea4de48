import { setTimeout as sleep } from "node:timers/promises";
import { ulid } from "ulid";
import type { Failure } from "../contract/failure.ts";
import type { IncidentPolicy } from "../contract/incident.ts";
import type { Run } from "../contract/run.ts";
import { titleOf } from "../domain/clusters/title.ts";
import { policyFor } from "../domain/incidents/policy.ts";
import { recur } from "../domain/incidents/recurrence.ts";
import type { ClusterSeen } from "../domain/incidents/seen.ts";
import { hoursBefore } from "../domain/runs/instant.ts";
import { getCluster, listOccurrences } from "../store/clusters.ts";
import { getCurrentIncident, hasRun, putIncident } from "../store/incidents.ts";
import { getRepo } from "../store/repos.ts";
import type { Stores } from "./stores.ts";

const MAX_TRIES = 12;
/** Occurrences that are read to decide; a threshold is at most 50 runs. */
const MOST_RUNS = 60;

/**
 * Open, feed or re-open the incidents of a completed run's clusters. Safe to repeat: an incident takes each run in once. What
 * GitHub tells of a past that would be quiet by now opens nothing: a back-fill is no alarm.
 */
export async function trackIncidents(stores: Stores, overall: IncidentPolicy, run: Run, now: string): Promise<void> {
  if (run.status !== "completed" || run.completedAt === null || run.clusterIds.length === 0) return;
  const repo = await getRepo(stores.registry, run.repo);
  const policy = policyFor(overall, repo?.incidentPolicy ?? null);
  if (run.source === "github" && run.completedAt < hoursBefore(now, policy.quietHours)) return;
  for (const clusterId of run.clusterIds) {
    const members = run.failures.filter((failure) => failure.clusterId === clusterId);
    await trackCluster(stores, policy, await seenIn(stores, run, run.completedAt, clusterId, members));
  }
}

async function seenIn(stores: Stores, run: Run, at: string, clusterId: string, members: readonly Failure[]): Promise<ClusterSeen> {
  const [failure] = members;
  // A run keeps its first failures only; what it does not keep is known of the cluster.
  const cluster = failure ? null : await getCluster(stores.insights, clusterId);
  return {
    clusterId,
    title: failure ? titleOf(failure) : (cluster?.title ?? clusterId),
    category: failure?.category ?? cluster?.category ?? "unknown",
    cause: failure?.cause ?? cluster?.cause ?? "",
    runId: run.id,
    at,
    repo: run.repo,
    ref: run.ref,
    commit: run.commit,
    tests: members.flatMap(({ test }) => test ?? []),
    durationSeconds: run.durationSeconds,
    failureText: failure?.message ?? cluster?.sample.message ?? "",
  };
}

async function trackCluster({ insights, incidents }: Stores, policy: IncidentPolicy, seen: ClusterSeen): Promise<void> {
  const windowStart = new Date(Date.parse(seen.at) - policy.windowHours * 3_600_000).toISOString();
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const current = await getCurrentIncident(incidents, seen.clusterId);
    if (current && (await hasRun(incidents, current.id, seen.at, seen.runId))) return;
    const known = await listOccurrences(insights, seen.clusterId, MOST_RUNS, windowStart);
    const inWindow = known.filter(({ at }) => at <= seen.at);
    const others = known.filter(({ runId }) => runId !== seen.runId);
    const runs = new Set(inWindow.map(({ runId }) => runId)).size;
    const decision = recur(current, seen, runs, policy, ulid(Date.parse(seen.at)), others);
    if (decision.kind === "none") return;
    const before = decision.kind === "open" ? null : current;
    const follows = decision.kind === "open" ? (current?.id ?? null) : null;
    if ((await putIncident(incidents, { before, after: decision.incident, entries: decision.entries, follows })) !== "conflict") return;
    await sleep(Math.random() * 30 * tries);
  }
  throw new Error(`the incident of cluster ${seen.clusterId} changed under ${MAX_TRIES} tries`);
}
