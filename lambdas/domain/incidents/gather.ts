import type { IncidentSummary, TimelineEntry } from "../../contract/incident.ts";
import { compareInstants, latest } from "../runs/instant.ts";
import { addToImpact } from "./impact.ts";
import { type ClusterSeen, compareSeen, type SeenRun } from "./seen.ts";

const TESTS_NAMED = 3;

/** The incident with these runs added, none of which it had. The earliest run of all is where the cause is suspected. */
export function gather(incident: IncidentSummary, runs: readonly SeenRun[], seen: ClusterSeen): IncidentSummary {
  return runs.reduce((sum, run) => addRun(sum, run, seen.cause), incident);
}

function addRun(incident: IncidentSummary, run: SeenRun, cause: string): IncidentSummary {
  return {
    ...incident,
    lastSeenAt: latest(incident.lastSeenAt, run.at),
    impact: addToImpact(incident.impact, run),
    suspectedCause: isBefore(run, incident) ? causeAt(run, cause) : incident.suspectedCause,
  };
}

function isBefore(run: SeenRun, { suspectedCause, openedAt }: IncidentSummary): boolean {
  if (suspectedCause === null) return true;
  const earlier = compareInstants(run.at, suspectedCause.at ?? openedAt);
  return earlier < 0 || (earlier === 0 && run.runId < suspectedCause.runId);
}

const causeAt = ({ at, repo, ref, commit, runId }: SeenRun, cause: string): NonNullable<IncidentSummary["suspectedCause"]> => ({
  text: `${cause} First seen on ${ref} of ${repo} at ${shortCommit(commit)}.`,
  repo,
  commit,
  runId,
  at,
});

/** One entry a run, oldest first, with the commit and the first tests that failed. */
export function runEntries(runs: readonly SeenRun[], seen: ClusterSeen): TimelineEntry[] {
  return runs.toSorted(compareSeen).map((run) => ({ at: run.at, kind: "run", runId: run.runId, text: textOf(run, seen) }));
}

function textOf(run: SeenRun, seen: ClusterSeen): string {
  const tests = run.tests.toSorted().slice(0, TESTS_NAMED).join(", ");
  const more = run.tests.length > TESTS_NAMED ? ` and ${run.tests.length - TESTS_NAMED} more` : "";
  const what = tests === "" ? firstLine(run.runId === seen.runId ? seen.failureText : seen.title) : `${tests}${more}`;
  return `${run.repo} ${run.ref} ${shortCommit(run.commit)}: ${what}`;
}

const shortCommit = (commit: string) => commit.slice(0, 10);

const firstLine = (text: string) => (text.trim().split("\n")[0] ?? "").slice(0, 200);
