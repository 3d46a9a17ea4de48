import type { ClusterDetail } from "../../../lambdas/contract/cluster.ts";
import type { Failure } from "../../../lambdas/contract/failure.ts";
import type { FlakyTest } from "../../../lambdas/contract/flaky-test.ts";
import type { Incident } from "../../../lambdas/contract/incident.ts";
import type { Run, Step, TestOutcome } from "../../../lambdas/contract/run.ts";

export const at = (ms: number): string => new Date(ms).toISOString();

/** 40 hexadecimal digits that follow from a number. */
export const commitOf = (seed: number): string => (seed * 2654435761).toString(16).padStart(10, "0").repeat(4).slice(0, 40);

let ids = 0;
/** An id that sorts after those made before it. */
export const newId = (): string => `01KAJ${String(++ids).padStart(21, "0")}`;

export const aStep = (overrides: Partial<Step> = {}): Step => ({
  number: 1,
  name: "Test",
  command: "node --test --test-reporter=junit",
  status: "completed",
  conclusion: "success",
  exitCode: 0,
  signal: null,
  startedAt: at(1_000),
  completedAt: at(2_400),
  durationSeconds: 1.4,
  logBytes: 900,
  logTruncated: false,
  ...overrides,
});

export const aRun = (overrides: Partial<Run> = {}): Run => ({
  id: newId(),
  repo: "samples/success",
  source: "bellwether",
  ref: "main",
  commit: commitOf(1),
  attempt: 1,
  attempts: [],
  rerunOf: null,
  status: "completed",
  conclusion: "success",
  reason: null,
  queuedAt: at(0),
  startedAt: at(400),
  completedAt: at(2_500),
  durationSeconds: 2.1,
  queueSeconds: 0.4,
  timeoutSeconds: 300,
  retries: 0,
  cancelRequestedAt: null,
  sourceId: null,
  triggeredBy: "local",
  steps: [aStep()],
  tests: { total: 12, passed: 12, failed: 0, skipped: 0 },
  failedTests: [],
  failures: [],
  failureCount: 0,
  clusterIds: [],
  notes: [],
  workflow: null,
  workflowName: null,
  externalId: null,
  runNumber: null,
  title: null,
  actor: null,
  event: null,
  updatedAt: null,
  url: null,
  ...overrides,
});

export const aFailure = (overrides: Partial<Failure> = {}): Failure => ({
  category: "test_failure",
  subCategory: "assertion",
  confidence: 0.95,
  rule: "assertion-error",
  evidence: [
    { line: 14, text: "AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: 107 !== 105" },
    { line: 19, text: "    at TestContext.<anonymous> (file:///scratch/test/basket.test.js:21:10)" },
  ],
  cause: "A test's assertion did not hold: 107 !== 105.",
  actions: ["Read the assertion and the code it is about", "Run the test on the commit before"],
  step: 2,
  test: "basket > adds the tax once",
  message: "AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:\n\n107 !== 105\n",
  fingerprint: "v1:test_failure:assertion:AssertionError [ERR_ASSERTION]: Expected values to be strictly equal: <n> !== <n>",
  clusterId: "c-assertion",
  ...overrides,
});

export const aCluster = (overrides: Partial<ClusterDetail> = {}): ClusterDetail => {
  const { evidence, message, category, subCategory, cause, actions, fingerprint, clusterId } = aFailure();
  return {
    id: clusterId,
    fingerprint,
    category,
    subCategory,
    title: "Expected values to be strictly equal: <n> !== <n>",
    cause,
    actions,
    firstSeenAt: at(0),
    lastSeenAt: at(1_000),
    count: 4,
    repos: ["samples/testfail"],
    tests: ["basket > adds the tax once"],
    sample: { runId: newId(), repo: "samples/testfail", step: 2, message, evidence },
    trend: [{ day: at(0).slice(0, 10), count: 4 }],
    incidentId: null,
    recent: [],
    ...overrides,
  };
};

export const anIncident = (overrides: Partial<Incident> = {}): Incident => ({
  id: newId(),
  clusterId: "c-assertion",
  service: null,
  environment: null,
  releaseId: null,
  deploymentId: null,
  status: "open",
  title: "Expected values to be strictly equal: <n> !== <n>",
  openedAt: at(0),
  resolvedAt: null,
  lastSeenAt: at(1_000),
  reopened: 0,
  impact: { runs: 3, repos: ["samples/testfail"], tests: ["basket > adds the tax once"], minutes: 0.4 },
  suspectedCause: null,
  timeline: [{ at: at(0), kind: "opened", runId: null, text: "Opened: 3 runs within 24 hours." }],
  ...overrides,
});

export const aFlakyTest = (overrides: Partial<FlakyTest> = {}): FlakyTest => ({
  repo: "samples/flaky",
  test: "queue > delivers in order",
  verdict: "flaky",
  failureRatio: 0.33,
  outcomes: [],
  evidence: { passed: 8, failed: 4, commits: [], reason: "It passed and failed on the same commit." },
  firstFailedAt: at(0),
  lastFailedAt: at(1_000),
  ...overrides,
});

export const aTest = (overrides: Partial<TestOutcome> = {}): TestOutcome => ({
  test: "basket > is empty at first",
  file: "test/basket.test.js",
  status: "passed",
  attempts: ["passed"],
  durationSeconds: 0.004,
  message: null,
  step: 2,
  ...overrides,
});
