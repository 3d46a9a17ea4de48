import type { IncidentPolicy, IncidentSummary, TimelineEntry } from "../../contract/incident.ts";
import { compareInstants, hoursBefore } from "../runs/instant.ts";
import { gather, runEntries } from "./gather.ts";
import { NO_IMPACT } from "./impact.ts";
import type { ClusterSeen, SeenRun } from "./seen.ts";
import type { IncidentUpdate } from "./transition.ts";

/** A new incident of `runs` (distinct, with the one just seen), opened at the time of the run that reached the threshold. */
export function openIncident(
  id: string,
  runs: readonly SeenRun[],
  seen: ClusterSeen,
  openedAt: string,
  policy: IncidentPolicy,
): IncidentUpdate {
  const from = hoursBefore(openedAt, policy.windowHours);
  const members = runs.filter(({ at }) => compareInstants(at, from) >= 0);
  const empty: IncidentSummary = {
    id,
    clusterId: seen.clusterId,
    service: null,
    environment: null,
    releaseId: null,
    deploymentId: null,
    status: "open",
    title: seen.title,
    openedAt,
    resolvedAt: null,
    lastSeenAt: openedAt,
    reopened: 0,
    impact: NO_IMPACT,
    suspectedCause: null,
  };
  const text = `Opened: ${policy.runs} ${policy.runs === 1 ? "run" : "runs"} within ${policy.windowHours} h failed with "${seen.title}"`;
  return {
    incident: gather(empty, members, seen),
    entries: after(runEntries(members, seen), { at: openedAt, kind: "opened", runId: null, text }),
  };
}

/** The same incident goes on: `runs` are those since its end. */
export function reopenIncident(resolved: IncidentSummary, runs: readonly SeenRun[], seen: ClusterSeen): IncidentUpdate {
  const first = runs[0] ?? seen;
  const incident: IncidentSummary = { ...resolved, status: "open", resolvedAt: null, reopened: resolved.reopened + 1 };
  const text = `Opened again: "${seen.title}" recurred within a day of being resolved`;
  return {
    incident: gather(incident, runs, seen),
    entries: after(runEntries(runs, seen), { at: first.at, kind: "reopened", runId: first.runId, text }),
  };
}

/** A late run joins; it may bring the opening, and with it the beginning, forward. `runs` are the ones to add. */
export function appendToIncident(incident: IncidentSummary, runs: readonly SeenRun[], seen: ClusterSeen, openedAt: string): IncidentUpdate {
  return { incident: gather({ ...incident, openedAt }, runs, seen), entries: runEntries(runs, seen) };
}

/** The entry comes after the runs of its own instant, as they are its reason. */
function after(entries: readonly TimelineEntry[], entry: TimelineEntry): TimelineEntry[] {
  const earlier = entries.filter(({ at }) => compareInstants(at, entry.at) <= 0);
  return [...earlier, entry, ...entries.slice(earlier.length)];
}
