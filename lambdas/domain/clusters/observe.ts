import type { Cluster } from "../../contract/cluster.ts";
import type { Failure } from "../../contract/failure.ts";
import { titleOf } from "./title.ts";

export const MAX_REPOS = 50;
export const MAX_TESTS = 50;
export const TREND_DAYS = 14;
const SAMPLE_MESSAGE_CHARS = 2_000;

/** One run in which a cluster's failure was seen. */
export type Seen = {
  readonly failure: Failure;
  readonly runId: string;
  readonly repo: string;
  readonly at: string;
  readonly tests: readonly string[];
};

/**
 * A cluster with one more run in it. The caller sees to it that a run is observed once; in which order runs come does not
 * matter: of names the smallest are kept, of days the newest, and the sample (with title, cause and actions) is that of
 * the earliest run, of several at one instant the smallest.
 */
export function observe(cluster: Cluster | null, seen: Seen): Cluster {
  const single = clusterOf(seen);
  return cluster === null ? single : merge(cluster, single);
}

function clusterOf({ failure, runId, repo, at, tests }: Seen): Cluster {
  const { clusterId, fingerprint, category, subCategory, cause, actions, step, message, evidence } = failure;
  return {
    id: clusterId,
    fingerprint,
    category,
    subCategory,
    title: titleOf(failure),
    cause,
    actions: [...actions],
    firstSeenAt: at,
    lastSeenAt: at,
    count: 1,
    repos: [repo],
    tests: smallest(tests, MAX_TESTS),
    sample: { runId, repo, step, message: message.slice(0, SAMPLE_MESSAGE_CHARS), evidence: [...evidence] },
    trend: [{ day: at.slice(0, 10), count: 1 }],
    incidentId: null,
  };
}

function merge(known: Cluster, next: Cluster): Cluster {
  const told = isEarlier(next, known) ? next : known;
  return {
    ...known,
    title: told.title,
    cause: told.cause,
    actions: told.actions,
    sample: told.sample,
    firstSeenAt: earlier(known.firstSeenAt, next.firstSeenAt),
    lastSeenAt: later(known.lastSeenAt, next.lastSeenAt),
    count: known.count + next.count,
    repos: smallest([...known.repos, ...next.repos], MAX_REPOS),
    tests: smallest([...known.tests, ...next.tests], MAX_TESTS),
    trend: addDays(known.trend, next.trend),
  };
}

/** The sample's own instant is the cluster's first: that is how a sample got there. */
function isEarlier(left: Cluster, right: Cluster): boolean {
  const difference = instant(left.firstSeenAt) - instant(right.firstSeenAt);
  if (difference !== 0) return difference < 0;
  return orderOf(left) < orderOf(right);
}

const orderOf = ({ sample, title, cause, actions }: Cluster) => JSON.stringify([sample.runId, sample, title, cause, actions]);

function addDays(known: Cluster["trend"], next: Cluster["trend"]): Cluster["trend"] {
  const counts = new Map<string, number>();
  for (const { day, count } of [...known, ...next]) counts.set(day, (counts.get(day) ?? 0) + count);
  const days = [...counts].map(([day, count]) => ({ day, count })).toSorted((left, right) => (left.day < right.day ? -1 : 1));
  return days.slice(-TREND_DAYS);
}

const smallest = (names: readonly string[], limit: number) => [...new Set(names)].toSorted().slice(0, limit);
const instant = (at: string) => Date.parse(at);
const earlier = (left: string, right: string) => (compareInstants(left, right) <= 0 ? left : right);
const later = (left: string, right: string) => (compareInstants(left, right) >= 0 ? left : right);

/** By time; one instant written in two ways by its letters, so that the order of arrival does not matter. */
function compareInstants(left: string, right: string): number {
  return instant(left) - instant(right) || (left < right ? -1 : Number(left > right));
}
