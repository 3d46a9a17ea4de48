import type { Anomaly, DoraKey } from "../../../lambdas/contract/delivery.ts";
import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { at, commitOf, newId } from "./factories.ts";

export const aDeployment = (overrides: Partial<Deployment> = {}): Deployment => ({
  id: newId(),
  service: "billing-api",
  environment: "production",
  status: "success",
  startedAt: at(0),
  finishedAt: at(45_000),
  durationSeconds: 45,
  commit: commitOf(3),
  commits: [],
  version: null,
  deployedBy: "local",
  source: "api",
  simulated: false,
  runId: null,
  releaseId: null,
  rollbackOf: null,
  hotfixOf: null,
  failure: null,
  rolledBackAt: null,
  rolledBackBy: null,
  reason: null,
  deadlineAt: at(3_600_000),
  ...overrides,
});

export const aRunningDeployment = (overrides: Partial<Deployment> = {}): Deployment =>
  aDeployment({ status: "running", finishedAt: null, durationSeconds: null, ...overrides });

export const anAnomaly = (overrides: Partial<Anomaly> = {}): Anomaly => ({
  deploymentId: newId(),
  service: "billing-api",
  environment: "production",
  at: at(0),
  detector: "robust",
  expected: 45,
  observed: 214,
  threshold: 71.2,
  score: 16.1,
  baseline: { count: 30, median: 45, mean: null, spread: 10.5, from: at(0), to: at(1_000) },
  reason: "Took 214 s where the median of the last 30 successes is 45 s.",
  simulated: false,
  ...overrides,
});

export const aDoraKey = (overrides: Partial<DoraKey> = {}): DoraKey => ({
  value: null,
  unit: "percent",
  numerator: null,
  denominator: null,
  of: "Failed deployments, also those found failed later / finished deployments",
  band: null,
  bandReason: "No deployment finished in this window",
  trend: [],
  ...overrides,
});
