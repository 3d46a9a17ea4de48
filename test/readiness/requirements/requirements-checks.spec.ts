import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import { pipelineChecks } from "../../../lambdas/readiness/pipeline/pipeline-checks.ts";
import { requirementsChecks } from "../../../lambdas/readiness/requirements/requirements-checks.ts";
import { edited, failures, generated, swap } from "../pipeline/edited.ts";
import { REQUIREMENTS_MUTATIONS } from "./mutations.ts";

const checks = [...requirementsChecks, ...pipelineChecks];
const CONTEXTS = [
  {},
  { environments: ["production"] },
  { environments: ["qa", "load", "live"], availabilitySla: "99.99%" },
  { latencySla: "< 2s p50", availabilitySla: "90%" },
  { latencySla: "< 250ms p99.9", availabilitySla: "99.95%", service: "churn" },
];

describe.each(STACKS)("the generated requirements of %s", (stack) => {
  it.each(CONTEXTS)("pass every check: %j", async (overrides) => {
    expect(await failures(requirementsChecks, generated(stack, overrides))).toEqual({});
  });

  it("are held to three critical checks at least", async () => {
    expect(requirementsChecks.filter(({ critical }) => critical).length).toBeGreaterThanOrEqual(3);
    for (const { look } of requirementsChecks) expect((await look(generated(stack))).result).toBe("pass");
  });
});

describe("a check of the requirements", () => {
  it.each(REQUIREMENTS_MUTATIONS)("$check fails, and it alone, when somebody $who", async ({ check, stack, edits, reason }) => {
    const found = await failures(checks, edited(generated(stack), edits));
    expect(Object.keys(found)).toEqual([check]);
    expect(found[check]).toMatch(reason);
  });

  it("has a fault that fails it", () => {
    expect(new Set(REQUIREMENTS_MUTATIONS.map(({ check }) => check))).toEqual(new Set(requirementsChecks.map(({ id }) => id)));
  });

  it("is of this area, and has an id of its own", () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    expect(new Set(requirementsChecks.map(({ area }) => area))).toEqual(new Set(["requirements"]));
  });
});

describe("alerts that somebody else would write", () => {
  it("count where latency and failures are compared without recording rules", async () => {
    const rules = `groups:
  - name: own
    rules:
      - alert: Slow
        expr: histogram_quantile(0.99, sum by (le) (rate(request_seconds_bucket{service="churn_predictor_v2"}[5m]))) >= 0.08
      - alert: Failing
        expr: sum(rate(requests_total{service="churn_predictor_v2", code=~"5xx|599"}[5m])) / sum(rate(requests_total{service="churn_predictor_v2"}[5m])) > 0.001
`;
    expect(await failures(requirementsChecks, edited(generated("python-kubernetes"), { "monitoring/rules.yml": () => rules }))).toEqual({});
  });

  it("do not count where the expression does not parse", async () => {
    const of = edited(generated("python-kubernetes"), {
      "monitoring/rules.yml": swap("histogram_quantile(0.99,", "histogram_quantile((0.99,"),
    });
    expect((await failures(requirementsChecks, of))["requirements-alerts"]).toContain("p99 above 100 ms");
  });

  it("do not count where the template has no alarms", async () => {
    const of = edited(generated("static-site"), { "monitoring/cloudwatch.yml": () => "Resources: {}\n" });
    expect((await failures(requirementsChecks, of))["requirements-alerts"]).toContain("no alert watches");
  });
});
