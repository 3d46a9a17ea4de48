import type { ClusterDetail } from "../../../lambdas/contract/cluster.ts";
import type { Anomaly } from "../../../lambdas/contract/delivery.ts";
import type { Deployment, DeploymentGenerator } from "../../../lambdas/contract/deployment.ts";
import type { FlakyTest } from "../../../lambdas/contract/flaky-test.ts";
import type { Generator } from "../../../lambdas/contract/generator.ts";
import type { Incident } from "../../../lambdas/contract/incident.ts";
import type { Wall, WallConfig } from "../../../lambdas/contract/observer.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { addDeployments } from "./deployed.ts";
import { aCluster, aFailure, aFlakyTest, anIncident, aRun, aStep, at, commitOf, newId } from "./factories.ts";
import { bigLog, failingLog, passingLog } from "./logs.ts";
import { addObserved } from "./observed.ts";
import { addReleases } from "./released.ts";
import { anObserver, aWallConfig } from "./wall-factories.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the fake API knows. Newest first, like its answers. */
export type World = {
  readonly runs: Run[];
  readonly clusters: ClusterDetail[];
  readonly incidents: Incident[];
  readonly flaky: FlakyTest[];
  readonly logs: Map<string, string>;
  generator: Generator;
  readonly deployments: Deployment[];
  readonly anomalies: Anomaly[];
  deploymentGenerator: DeploymentGenerator;
  readonly releases: ReleaseDetail[];
  /** Files that somebody replaced, by release and path; the others are as they are generated. */
  readonly artifactTexts: Map<string, string>;
  wall: Wall;
  wallConfig: WallConfig;
};

export const emptyWorld = (): World => ({
  runs: [],
  clusters: [],
  incidents: [],
  flaky: [],
  logs: new Map(),
  generator: { on: false, since: null, seed: 1, runsPerMinute: 1, queued: 0 },
  deployments: [],
  anomalies: [],
  deploymentGenerator: { on: false, since: null, seed: 1, speed: 1, simulated: true },
  releases: [],
  artifactTexts: new Map(),
  wall: {
    asOf: at(0),
    tiles: [],
    observer: anObserver({ status: "off", lastGoodPollAt: null, ageSeconds: null, rateLimit: null, repos: [] }),
  },
  wallConfig: aWallConfig({ title: "Bellwether", repos: [], token: false }),
});

/** Two weeks of a team with one open incident, one that is over, a flaky test, a run that executes and a log of 3 MB. */
export function livedInWorld(nowMs: number): World {
  const world = emptyWorld();
  addPast(world, nowMs);
  addIncidents(world, nowMs);
  addFlaky(world, nowMs);
  addPresent(world, nowMs);
  addDeployments(world, nowMs);
  addObserved(world, nowMs);
  addReleases(world, nowMs);
  return world;
}

function addPast({ runs, logs }: World, nowMs: number): void {
  for (let index = 0; index < 140; index += 1) {
    const queued = nowMs - 13 * DAY + index * 2.2 * HOUR;
    const failed = index % 7 === 3;
    const run = aRun({
      repo: failed ? "samples/testfail" : ["samples/success", "acme/shop", "acme/search-with-a-rather-long-name"][index % 3],
      ref: index % 5 === 0 ? "feature/checkout" : "main",
      commit: commitOf(100 + index),
      queuedAt: at(queued),
      startedAt: at(queued + 300),
      completedAt: at(queued + 300 + 1_800 + index * 11),
      durationSeconds: 1.8 + index * 0.011,
      queueSeconds: 0.3,
      triggeredBy: index % 4 === 1 ? "generator" : "local",
      ...(index % 23 === 9 && { conclusion: "cancelled", reason: "Cancelled by local" }),
      ...(index % 31 === 17 && { conclusion: "errored", reason: "The executor went away without a result" }),
      ...(failed && failure()),
    });
    logs.set(`${run.id}/1`, passingLog());
    logs.set(`${run.id}/2`, failed ? failingLog() : passingLog());
    runs.unshift(run);
  }
}

/** What makes a run one of `samples/testfail`. */
export const failure = (): Partial<Run> => ({
  conclusion: "failure",
  steps: [
    aStep({ number: 1, name: "Check out", command: "ls -la", durationSeconds: 0.1, logBytes: passingLog().length }),
    aStep({ number: 2, conclusion: "failure", exitCode: 1, logBytes: failingLog().length }),
    aStep({
      number: 3,
      name: "Package",
      command: "tar czf out.tgz src",
      conclusion: "skipped",
      exitCode: null,
      startedAt: null,
      completedAt: null,
      durationSeconds: null,
      logBytes: 0,
    }),
  ],
  tests: { total: 240, passed: 236, failed: 1, skipped: 3 },
  failedTests: ["basket > adds the tax once"],
  failures: [aFailure()],
  failureCount: 1,
  clusterIds: ["c-assertion"],
});

function addIncidents({ runs, clusters, incidents }: World, nowMs: number): void {
  const failed = runs.filter(({ conclusion }) => conclusion === "failure");
  const [last, before, first] = failed;
  if (!last || !before || !first) throw new Error("no failed runs");
  const open = anIncident({
    openedAt: last.completedAt ?? "",
    lastSeenAt: last.completedAt ?? "",
    suspectedCause: {
      text: "A test's assertion did not hold. First seen on main of samples/testfail.",
      repo: first.repo,
      commit: first.commit,
      runId: first.id,
    },
    timeline: [
      ...[first, before, last].map((run) => ({
        at: run.completedAt ?? "",
        kind: "run" as const,
        runId: run.id,
        text: `${run.repo} ${run.ref} ${run.commit.slice(0, 10)}: basket > adds the tax once`,
      })),
      { at: last.completedAt ?? "", kind: "opened", runId: last.id, text: "Opened: 3 runs within 24 hours." },
      { at: at(nowMs - HOUR), kind: "note", runId: null, text: "Looking at the tax rounding change.\nMina" },
    ],
  });
  const over = anIncident({
    clusterId: "c-dns",
    status: "resolved",
    title: "getaddrinfo ENOTFOUND registry.invalid",
    openedAt: at(nowMs - 6 * DAY),
    resolvedAt: at(nowMs - 5 * DAY),
    lastSeenAt: at(nowMs - 5.5 * DAY),
    reopened: 1,
    impact: { runs: 7, repos: ["samples/dns", "acme/shop"], tests: [], minutes: 61 },
  });
  const rolledBack = anIncident({
    clusterId: null,
    service: "billing-api",
    environment: "production",
    releaseId: newId(),
    deploymentId: newId(),
    status: "mitigating",
    title: "billing-api 2.1.0 rolled back in production",
    openedAt: at(nowMs - 2 * DAY),
    lastSeenAt: at(nowMs - 2 * DAY),
    impact: { runs: 0, repos: [], tests: [], minutes: 0 },
    timeline: [
      {
        at: at(nowMs - 2 * DAY),
        kind: "opened",
        runId: null,
        text: "Opened: billing-api 2.1.0 rolled back in production. Errors burn the SLA",
      },
    ],
  });
  incidents.push(open, rolledBack, over);
  clusters.push(
    aCluster({
      firstSeenAt: failed.at(-1)?.queuedAt ?? "",
      lastSeenAt: last.queuedAt,
      count: failed.length,
      incidentId: open.id,
      sample: { runId: last.id, repo: last.repo, step: 2, message: aFailure().message, evidence: aFailure().evidence },
      trend: [13, 12, 10, 9, 6, 5, 3, 1, 0].map((ago, index) => ({
        day: at(nowMs - ago * DAY).slice(0, 10),
        count: 1 + ((index * 5) % 4),
      })),
      recent: failed
        .slice(0, 20)
        .map((run) => ({ runId: run.id, at: run.queuedAt, repo: run.repo, ref: run.ref, commit: run.commit, tests: run.failedTests })),
    }),
    aCluster({
      id: "c-dns",
      category: "network",
      subCategory: "dns",
      title: "getaddrinfo ENOTFOUND registry.invalid",
      cause: "A host name did not resolve.",
      count: 7,
      repos: ["samples/dns", "acme/shop"],
      tests: [],
      firstSeenAt: at(nowMs - 6 * DAY),
      lastSeenAt: at(nowMs - 5.5 * DAY),
      trend: [{ day: at(nowMs - 6 * DAY).slice(0, 10), count: 7 }],
      incidentId: over.id,
    }),
  );
}

function addFlaky({ runs, flaky }: World, nowMs: number): void {
  const outcomes = runs.slice(0, 30).map((run, index) => ({
    runId: run.id,
    commit: run.commit,
    at: run.queuedAt,
    outcome: index % 3 === 1 ? ("failed" as const) : ("passed" as const),
  }));
  const commits = [
    { commit: commitOf(7), passedRunIds: runs.slice(0, 8).map(({ id }) => id), failedRunIds: runs.slice(8, 11).map(({ id }) => id) },
  ];
  flaky.push(
    aFlakyTest({
      outcomes,
      lastFailedAt: at(nowMs - HOUR),
      firstFailedAt: at(nowMs - 4 * DAY),
      evidence: { passed: 20, failed: 10, commits, reason: "It passed in 8 runs and failed in 3 on commit 13c6ef3." },
    }),
    aFlakyTest({
      repo: "acme/shop",
      test: "checkout > applies a voucher",
      verdict: "suspect",
      failureRatio: 0.2,
      outcomes: outcomes.slice(0, 15),
      evidence: { passed: 12, failed: 3, commits: [], reason: "It fails in 20 % of the runs, on different commits." },
    }),
    aFlakyTest({
      repo: "samples/testfail",
      test: "basket > adds the tax once",
      verdict: "broken",
      failureRatio: 1,
      outcomes: outcomes.slice(0, 9).map((one) => ({ ...one, outcome: "failed" as const })),
      evidence: { passed: 0, failed: 9, commits: [], reason: "It failed in each of the last 9 runs." },
    }),
  );
}

function addPresent({ runs, logs }: World, nowMs: number): void {
  const big = bigLog();
  const long = aRun({
    repo: "acme/shop",
    queuedAt: at(nowMs - 500_000),
    conclusion: "timed_out",
    reason: "Step 1 overran its 60 s",
    attempt: 2,
    retries: 2,
    attempts: [
      {
        attempt: 1,
        startedAt: at(nowMs - 600_000),
        completedAt: at(nowMs - 560_000),
        conclusion: "failure",
        reason: "network: a host name did not resolve",
      },
    ],
    notes: [{ at: at(nowMs - 400_000), text: "A late result of attempt 1 came and was dropped." }],
    steps: [
      aStep({
        name: "Build everything there is",
        conclusion: "timed_out",
        exitCode: null,
        signal: "SIGKILL",
        durationSeconds: 60.2,
        logBytes: Buffer.byteLength(big),
        logTruncated: true,
      }),
    ],
    tests: null,
    failures: [
      aFailure({
        category: "timeout",
        subCategory: "step_timeout",
        step: 1,
        test: null,
        cause: "The step was still at work after its 60 seconds.",
        evidence: [{ line: 30_000, text: "Bellwether: step 1 overran its timeout of 60 s and was ended" }],
        message: "",
        clusterId: "c-dns",
      }),
    ],
    failureCount: 1,
  });
  logs.set(`${long.id}/1`, big);
  const running = aRun({
    repo: "acme/search-with-a-rather-long-name",
    status: "in_progress",
    conclusion: null,
    queuedAt: at(nowMs - 9_000),
    startedAt: at(nowMs - 8_000),
    completedAt: null,
    durationSeconds: null,
    tests: null,
    steps: [
      aStep({ name: "Install" }),
      aStep({
        number: 2,
        status: "in_progress",
        conclusion: null,
        exitCode: null,
        startedAt: at(nowMs - 6_000),
        completedAt: null,
        durationSeconds: null,
        logBytes: 0,
      }),
      aStep({
        number: 3,
        name: "Package",
        status: "queued",
        conclusion: null,
        exitCode: null,
        startedAt: null,
        completedAt: null,
        durationSeconds: null,
        logBytes: 0,
      }),
    ],
  });
  logs.set(`${running.id}/1`, passingLog());
  logs.set(`${running.id}/2`, passingLog());
  runs.unshift(running, long);
}
