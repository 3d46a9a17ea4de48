import type { Cluster } from "../../../lambdas/contract/cluster.ts";
import type { Incident, IncidentPolicy, IncidentSummary } from "../../../lambdas/contract/incident.ts";
import type { ClusterSeen } from "../../../lambdas/domain/incidents/seen.ts";

export const POLICY: IncidentPolicy = { runs: 3, windowHours: 24, quietHours: 72 };

const START = Date.parse("2026-11-01T00:00:00Z");

/** So many hours after the specs' beginning. */
export const hour = (hours: number) => new Date(START + Math.round(hours * 60) * 60_000).toISOString();

/** A sight of the cluster; `hours` says when, and names the run. */
export const seenAt = (hours: number, overrides: Partial<ClusterSeen> = {}): ClusterSeen => ({
  clusterId: "c1",
  title: "AssertionError: total differs",
  category: "test_failure",
  cause: "A test made a claim and the claim was false.",
  runId: `run-at-${hours}`,
  repo: "acme/shop",
  ref: "main",
  commit: "0123456789abcdef0123456789abcdef01234567",
  at: hour(hours),
  tests: ["cart > adds"],
  durationSeconds: 60,
  failureText: "AssertionError: total differs\n  at cart.test.js:3",
  ...overrides,
});

export const anIncident = (overrides: Partial<IncidentSummary> = {}): IncidentSummary => ({
  id: "i1",
  clusterId: "c1",
  service: null,
  environment: null,
  releaseId: null,
  deploymentId: null,
  status: "open",
  title: "AssertionError: total differs",
  openedAt: hour(2),
  resolvedAt: null,
  lastSeenAt: hour(2),
  reopened: 0,
  impact: { runs: 3, repos: ["acme/shop"], tests: ["cart > adds"], minutes: 3 },
  suspectedCause: { text: "A claim was false.", repo: "acme/shop", commit: "0123456789abcdef", runId: "run-at-0", at: hour(0) },
  ...overrides,
});

export const aFullIncident = (overrides: Partial<Incident> = {}): Incident => ({
  ...anIncident(),
  timeline: [
    { at: hour(0), kind: "run", runId: "run-at-0", text: "acme/shop main 0123456789: cart > adds" },
    { at: hour(2), kind: "opened", runId: null, text: "Opened" },
  ],
  ...overrides,
});

export const aCluster = (overrides: Partial<Cluster> = {}): Cluster => ({
  id: "c1",
  fingerprint: "v1:abc",
  category: "test_failure",
  subCategory: "assertion",
  title: "AssertionError: total differs",
  cause: "A claim was false.",
  actions: ["Read the failing test."],
  firstSeenAt: hour(0),
  lastSeenAt: hour(2),
  count: 3,
  repos: ["acme/shop"],
  tests: ["cart > adds"],
  sample: {
    runId: "run-at-0",
    repo: "acme/shop",
    step: 2,
    message: "AssertionError",
    evidence: [{ line: 7, text: "AssertionError: 3 != 4" }],
  },
  trend: [],
  incidentId: "i1",
  ...overrides,
});
