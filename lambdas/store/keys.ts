import { createHash } from "node:crypto";
import { decodeTime, isValid } from "ulid";
import type { TimelineEntry } from "../contract/incident.ts";

/** Every key in the tables is written and read here and nowhere else. docs/data-model.md lists them with their costs. */
export type Key = { readonly pk: string; readonly sk: string };

const SHARDS = 4;
const shardOf = (text: string): number => createHash("sha256").update(text).digest().readUInt16BE(0) % SHARDS;
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

const timeOf = (id: string): string => new Date(decodeTime(id)).toISOString();
/** UTC day of a ULID, "2026-11-21". */
export const dayOf = (id: string): string => timeOf(id).slice(0, 10);
/** UTC month of a ULID, "2026-11". */
export const monthOf = (id: string): string => timeOf(id).slice(0, 7);
export const isId = (id: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id) && isValid(id);

/** Runs table. A run's partition follows from its id alone; a day's runs are spread over four partitions. */
export const runsPartition = (day: string, shard: number): string => `RUN#${day}#${shard}`;
export const runKey = (id: string): Key => ({ pk: runsPartition(dayOf(id), shardOf(id)), sk: id });
export const RUN_PREFIX = "RUN#";
/** Days that have runs: of one repository, or of all (`*`). */
export const daysPartition = (repo: string): string => `DAYS#${repo}`;
export const dayKey = (repo: string, day: string): Key => ({ pk: daysPartition(repo), sk: day });
export const repoRunsPartition = (repo: string, day: string): string => `REPO#${repo}#${day}`;
export const repoRunKey = (repo: string, id: string): Key => ({ pk: repoRunsPartition(repo, dayOf(id)), sk: id });
export const waitingPartition = (shard: number): string => `WAITING#${shard}`;
export const waitingKey = (id: string, readyAt: string): Key => ({ pk: waitingPartition(shardOf(id)), sk: `${readyAt}#${id}` });

/** What GitHub told of a run: its attempts, and the jobs that webhooks told of. */
export const attemptsPartition = (repo: string, externalId: string): string => `GITHUB#${repo}#${externalId}`;
const attemptPlace = (attempt: number): string => String(attempt).padStart(4, "0");
export const attemptKey = (repo: string, externalId: string, attempt: number): Key => ({
  pk: attemptsPartition(repo, externalId),
  sk: `ATTEMPT#${attemptPlace(attempt)}`,
});
export const jobsPrefix = (attempt: number): string => `JOB#${attemptPlace(attempt)}#`;
export const jobKey = (repo: string, externalId: string, attempt: number, jobId: string): Key => ({
  pk: attemptsPartition(repo, externalId),
  sk: `${jobsPrefix(attempt)}${jobId}`,
});

/** Insights table: clusters, tracked tests, counters, and the wall: its tiles and how reading GitHub goes, in one partition. */
export const WALL = "WALL";
export const beatKey: Key = { pk: WALL, sk: "POLL" };
export const POLL_PREFIX = "POLL#";
export const pollKey = (repo: string): Key => ({ pk: WALL, sk: `${POLL_PREFIX}${repo.toLowerCase()}` });
export const TILE_PREFIX = "TILE#";
export const tileKey = (repo: string, workflow: string, branch: string): Key => ({
  pk: WALL,
  sk: `${TILE_PREFIX}${repo}#${workflow}#${branch}`,
});
export const clusterKey = (id: string): Key => ({ pk: `CLUSTER#${id}`, sk: "CLUSTER" });
export const seenKey = (id: string, at: string, runId: string): Key => ({ pk: `CLUSTER#${id}`, sk: `SEEN#${at}#${runId}` });
/** Each run is counted once in a cluster, whatever time its result gives. */
export const countedInKey = (id: string, runId: string): Key => ({ pk: `CLUSTER#${id}`, sk: `BY#${runId}` });
export const clustersPartition = (month: string): string => `CLUSTERS#${month}`;
export const clusterListKey = (id: string, lastSeenAt: string): Key => ({
  pk: clustersPartition(lastSeenAt.slice(0, 7)),
  sk: `${lastSeenAt}#${id}`,
});
export const testsPartition = (repo: string): string => `TESTS#${repo}`;
const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 24);
export const testKey = (repo: string, test: string): Key => ({ pk: testsPartition(repo), sk: digestOf(test) });
export const flakyPartition = (month: string): string => `FLAKY#${month}`;
export const flakyListKey = (repo: string, test: string, lastFailedAt: string): Key => ({
  pk: flakyPartition(lastFailedAt.slice(0, 7)),
  sk: `${lastFailedAt}#${digestOf(`${repo}\n${test}`)}`,
});
export const countersPartition = (scope: string, shard: number): string => `METRICS#${scope}#${shard}`;
export const counterKey = (scope: string, runId: string, row: string): Key => ({ pk: countersPartition(scope, shardOf(runId)), sk: row });
export const countedKey = (runId: string): Key => ({ pk: `COUNTED#${runId}`, sk: "RUN" });

/** Incidents table. */
export const incidentKey = (id: string): Key => ({ pk: `INCIDENT#${id}`, sk: "INCIDENT" });
export const INCIDENT_PREFIX = "INCIDENT#";
export const timelinePartition = (id: string): string => `INCIDENT#${id}`;
/** Entries of one instant in the order of their reasons: the run, what it opened, what people did, and their words on it. */
const TIMELINE_ORDER: readonly TimelineEntry["kind"][] = ["run", "opened", "reopened", "status_changed", "note"];
export const timelineKey = (id: string, at: string, kind: TimelineEntry["kind"], detail: string): Key => ({
  pk: timelinePartition(id),
  sk: `T#${at}#${TIMELINE_ORDER.indexOf(kind)}#${kind}#${detail}`,
});
export const currentIncidentKey = (clusterId: string): Key => ({ pk: `CURRENT#${clusterId}`, sk: "CURRENT" });
export const incidentsPartition = (month: string): string => `INCIDENTS#${month}`;
export const incidentListKey = (id: string): Key => ({ pk: incidentsPartition(monthOf(id)), sk: id });
export const UNRESOLVED = "UNRESOLVED";
export const unresolvedKey = (id: string): Key => ({ pk: UNRESOLVED, sk: id });

/** Deployments table. A deployment's partition follows from its id alone, as a run's does; services and environments hold no `#`. */
export const deploymentsPartition = (day: string, shard: number): string => `DEPLOYMENT#${day}#${shard}`;
export const deploymentKey = (id: string): Key => ({ pk: deploymentsPartition(dayOf(id), shardOf(id)), sk: id });
export const DEPLOYMENT_PREFIX = "DEPLOYMENT#";
export const serviceDeploymentsPartition = (service: string, day: string): string => `SERVICE#${service}#${day}`;
export const serviceDeploymentKey = (service: string, id: string): Key => ({ pk: serviceDeploymentsPartition(service, dayOf(id)), sk: id });
export const RUNNING = "RUNNING";
export const runningKey = (id: string): Key => ({ pk: RUNNING, sk: id });
export const finishedPartition = (day: string): string => `FINISHED#${day}`;
export const finishedKey = (finishedAt: string, id: string): Key => ({
  pk: finishedPartition(finishedAt.slice(0, 10)),
  sk: `${finishedAt}#${id}`,
});
/** What finished of one service and environment, by its finish: detectors and recoveries look back and forth in it. */
export const historyPartition = (service: string, environment: string, day: string): string => `HISTORY#${service}#${environment}#${day}`;
export const historyPlace = (finishedAt: string, id: string): string => `${finishedAt}#${id}`;

/** Insights table: what deployments come to. `scope` is a service, or `*` for all. */
export const deliveryPartition = (scope: string): string => `DELIVERY#${scope}`;
export const tallyPlace = (kind: "D" | "H", period: string, service = "", environment = ""): string =>
  service ? `${kind}#${period}#${service}#${environment}` : `${kind}#${period}`;
export const deliveryStateKey = (service: string, environment: string): Key => ({ pk: `STATE#${service}#${environment}`, sk: "STATE" });
export const countedPartition = (id: string): string => `COUNTED#${id}`;
export type CountedChange = "END" | "FAILED" | "RECOVERED" | "ROLLED_BACK";
export const countedDeploymentKey = (id: string, what: CountedChange): Key => ({ pk: countedPartition(id), sk: what });
export const RECOVERS_PREFIX = "RECOVERS#";
export const recoversKey = (success: string, failure: string): Key => ({
  pk: countedPartition(success),
  sk: `${RECOVERS_PREFIX}${failure}`,
});
export const anomaliesPartition = (scope: string): string => `ANOMALIES#${scope}`;
export const anomalyKey = (scope: string, at: string, deploymentId: string, detector: string): Key => ({
  pk: anomaliesPartition(scope),
  sk: `${at}#${deploymentId}#${detector}`,
});

/** Releases table. All of a release lies in one partition; `revision` orders its timeline. */
export const releasePartition = (id: string): string => `RELEASE#${id}`;
export const releaseKey = (id: string): Key => ({ pk: releasePartition(id), sk: "RELEASE" });
export const releasesPartition = (day: string): string => `RELEASES#${day}`;
export const releaseListKey = (id: string): Key => ({ pk: releasesPartition(dayOf(id)), sk: id });
/** Releases at which something is to be done, sooner or later. */
export const ACTIVE = "ACTIVE";
export const activeKey = (id: string): Key => ({ pk: ACTIVE, sk: id });
export const ARTIFACT_PREFIX = "ARTIFACT#";
export const artifactKey = (id: string, path: string): Key => ({ pk: releasePartition(id), sk: `${ARTIFACT_PREFIX}${path}` });
export const readinessKey = (id: string): Key => ({ pk: releasePartition(id), sk: "READINESS" });
export const ENTRY_PREFIX = "ENTRY#";
export const entryKey = (id: string, revision: number, index: number): Key => ({
  pk: releasePartition(id),
  sk: `${ENTRY_PREFIX}${String(revision).padStart(8, "0")}#${String(index).padStart(3, "0")}`,
});
export const TICK_PREFIX = "TICK#";
export const tickKey = (id: string, at: string, environment: string): Key => ({
  pk: releasePartition(id),
  sk: `${TICK_PREFIX}${at}#${environment}`,
});
/** Metrics that were posted, by when they came. */
export const samplesPartition = (id: string, environment: string, role: string): string => `SAMPLES#${id}#${environment}#${role}`;
export const placeKey = (service: string, environment: string): Key => ({ pk: `PLACE#${service}#${environment}`, sk: "PLACE" });
export const ENVIRONMENTS = "ENVIRONMENTS";
export const environmentKey = (environment: string, service: string | null): Key => ({
  pk: ENVIRONMENTS,
  sk: `${environment}#${service ?? "*"}`,
});
export const alertKey = (fingerprint: string, startsAt: string): Key => ({
  pk: `ALERT#${digestOf(`${fingerprint}\n${startsAt}`)}`,
  sk: "ALERT",
});

/** Registry table: repositories, sources, tokens and what the pipeline itself has to remember. */
export const REPOS = "REPOS";
export const repoKey = (repo: string): Key => ({ pk: `REPO#${repo}`, sk: "REPO" });
export const repoListKey = (repo: string, createdAt: string): Key => ({ pk: REPOS, sk: `${createdAt}#${repo}` });
export const sourceKey = (id: string): Key => ({ pk: `SOURCE#${id}`, sk: "SOURCE" });
export const TOKENS = "TOKENS";
export const tokenKey = (hash: string): Key => ({ pk: `TOKEN#${hash}`, sk: "TOKEN" });
export const tokenNameKey = (name: string): Key => ({ pk: TOKENS, sk: name });
export const idempotencyKey = (caller: string, key: string): Key => ({ pk: `IDEMPOTENCY#${digestOf(`${caller}\n${key}`)}`, sk: "KEY" });
/** A webhook delivery that was taken. */
export const deliveryKey = (delivery: string): Key => ({ pk: `DELIVERY#${digestOf(delivery)}`, sk: "DELIVERY" });
export const slotsKey: Key = { pk: "SLOTS", sk: "SLOTS" };
export const generatorKey: Key = { pk: "GENERATOR", sk: "GENERATOR" };
export const deploymentGeneratorKey: Key = { pk: "DEPLOYMENT_GENERATOR", sk: "GENERATOR" };

/** Any table: an item that is never there. */
export const probeKey: Key = { pk: "HEALTH", sk: "HEALTH" };
