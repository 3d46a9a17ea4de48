import type { ReadinessCheck } from "../../../lambdas/contract/release.ts";

export const aCheck = (overrides: Partial<ReadinessCheck> = {}): ReadinessCheck => ({
  id: "pipeline.workflow-valid",
  area: "pipeline",
  title: "The workflow is valid",
  weight: 3,
  critical: true,
  result: "pass",
  reason: "actionlint finds nothing in 8 jobs",
  artifacts: [".github/workflows/deploy.yml"],
  ...overrides,
});

const of = (area: ReadinessCheck["area"], id: string, title: string, reason: string, more: Partial<ReadinessCheck> = {}): ReadinessCheck =>
  aCheck({ id: `${area}.${id}`, area, title, reason, weight: 1, critical: false, artifacts: [], ...more });
const CRITICAL = { weight: 3, critical: true };

/** A check of each kind in each area, all passed but for one that does not apply. */
export const someChecks = (): readonly ReadinessCheck[] => [
  of("requirements", "traced", "Every criterion leads to an artifact", "31 of 31 criteria are answered", CRITICAL),
  of("requirements", "objectives", "Every objective has criteria", "latency: AC-3.1; availability: AC-3.2", {
    ...CRITICAL,
    artifacts: ["docs/requirements.json", "docs/requirements.md"],
  }),
  of("requirements", "roles", "Every role has a story", "data scientist, ML engineer, SRE, product owner"),
  aCheck(),
  of("pipeline", "review", "Production waits for a review", "`deploy-production` needs `staging` and has an environment", CRITICAL),
  of("pipeline", "permissions", "Least permissions", "contents: read at the top, id-token: write in 2 jobs"),
  of("pipeline", "flaky", "Few flaky tests", "3 % of acme/churn's tests are flaky", { weight: 2 }),
  of("infrastructure", "kubernetes", "Manifests fit their schemas", "27 objects of 9 kinds are valid", {
    ...CRITICAL,
    artifacts: ["deployment", "service", "autoscaler", "network-policy", "disruption-budget", "service-account"].map(
      (name) => `k8s/production/${name}.yaml`,
    ),
  }),
  of("infrastructure", "dockerfile", "The Dockerfile is multi-stage and not root", "2 stages, USER 10001", {
    ...CRITICAL,
    artifacts: ["Dockerfile"],
  }),
  of("infrastructure", "secrets", "No secret is written down", "51 files looked at", CRITICAL),
  of("monitoring", "rules", "Alert rules parse and fire", "11 rules, all queries typed", {
    ...CRITICAL,
    artifacts: ["monitoring/rules.yml"],
  }),
  of("monitoring", "route", "Alerts come back to Bellwether", "route `bellwether` with a bearer token", CRITICAL),
  of("monitoring", "dashboard", "The dashboard's queries use declared metrics", "9 panels, 14 queries", {
    weight: 2,
    artifacts: ["monitoring/dashboard.json", "monitoring/metrics.json"],
  }),
  of("monitoring", "incidents", "No incident is open", "acme/churn: no open incident", { ...CRITICAL }),
  of("monitoring", "change-fail-rate", "Few changes fail", "No deployment of churn_predictor_v2 yet, so there is nothing to judge by", {
    result: "not-applicable",
    weight: 0,
  }),
];

/** The same, with the results of some changed. */
export const checksWhere = (changed: Readonly<Record<string, Partial<ReadinessCheck>>>): readonly ReadinessCheck[] =>
  someChecks().map((check) => ({ ...check, ...changed[check.id] }));
