import type { IncidentPolicy, IncidentSummary } from "../../contract/incident.ts";
import { compareInstants, earliest, hoursBefore } from "../runs/instant.ts";
import { appendToIncident, openIncident, reopenIncident } from "./open.ts";
import { type ClusterSeen, distinctRuns, type SeenRun } from "./seen.ts";
import { thresholdReachedAt } from "./threshold.ts";
import type { IncidentUpdate } from "./transition.ts";

const GRACE_HOURS = 24;

export type IncidentDecision = { kind: "none" } | ({ kind: "open" | "append" | "reopen" } & IncidentUpdate);

/**
 * What a run with a cluster means for the cluster's newest incident. The caller gives each run of a cluster once.
 * `recentRuns` is how many distinct runs the policy's window before `seen` holds, with `seen`; `earlier` are the other known runs
 * of the cluster, from one window before `seen` on and, as records come late, also after it. With all of them, any order of
 * delivery ends in the same incident.
 */
export function recur(
  current: IncidentSummary | null,
  seen: ClusterSeen,
  recentRuns: number,
  policy: IncidentPolicy,
  newId: string,
  earlier: readonly SeenRun[] = [],
): IncidentDecision {
  const runs = distinctRuns([seen, ...earlier]);
  if (current === null) return open(runs, seen, recentRuns, policy, newId);
  const { resolvedAt } = current;
  if (resolvedAt === null || compareInstants(seen.at, resolvedAt) <= 0) return append(current, runs, seen, policy);
  const since = runsAfter(resolvedAt, runs);
  if (compareInstants(hoursBefore(seen.at, GRACE_HOURS), resolvedAt) <= 0)
    return { kind: "reopen", ...reopenIncident(current, since, seen) };
  // Runs of the incident before do not count towards another.
  const old = runs.filter((run) => !since.includes(run) && compareInstants(run.at, hoursBefore(seen.at, policy.windowHours)) >= 0);
  return open(since, seen, recentRuns - old.length, policy, newId, resolvedAt);
}

function open(
  runs: readonly SeenRun[],
  seen: ClusterSeen,
  recentRuns: number,
  policy: IncidentPolicy,
  newId: string,
  previousEndedAt?: string,
): IncidentDecision {
  const openedAt = thresholdReachedAt(runs, policy) ?? (recentRuns >= policy.runs ? seen.at : null);
  if (openedAt === null) return { kind: "none" };
  const { incident, entries } = openIncident(newId, runs, seen, openedAt, policy);
  return { kind: "open", incident: previousEndedAt === undefined ? incident : { ...incident, previousEndedAt }, entries };
}

/** An incident's runs begin one window before its opening; a late run may show that it opened, and so began, earlier. */
function append(current: IncidentSummary, all: readonly SeenRun[], seen: ClusterSeen, policy: IncidentPolicy): IncidentDecision {
  const runs = runsAfter(current.previousEndedAt, all);
  const isLate = compareInstants(seen.at, current.openedAt) < 0;
  const openedAt = earliest(current.openedAt, (isLate ? thresholdReachedAt(runs, policy) : null) ?? current.openedAt);
  const begins = hoursBefore(openedAt, policy.windowHours);
  const began = hoursBefore(current.openedAt, policy.windowHours);
  const isNew = (run: SeenRun) => run.runId === seen.runId || compareInstants(run.at, began) < 0;
  const joining = runs.filter((run) => isNew(run) && compareInstants(run.at, begins) >= 0);
  return joining.length === 0 ? { kind: "none" } : { kind: "append", ...appendToIncident(current, joining, seen, openedAt) };
}

const runsAfter = (end: string | undefined, runs: readonly SeenRun[]) =>
  end === undefined ? runs : runs.filter(({ at }) => compareInstants(at, end) > 0);
