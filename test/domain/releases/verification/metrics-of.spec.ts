import { describe, expect, it, test } from "vitest";
import { metricTable, TARGET_LABELS } from "../../../../lambdas/domain/releases/automation/kubernetes/metric-table.ts";
import { metricsOf } from "../../../../lambdas/domain/releases/verification/metrics-of.ts";
import { promqlOf, STEP_SECONDS } from "../../../../lambdas/domain/releases/verification/queries.ts";
import { aReleaseContext } from "../context/a-release-request.ts";

const context = aReleaseContext("python-kubernetes", { service: "shop", latencySla: "< 250ms p95", availabilitySla: "99.5%" });
const queryOf = (id: string) => promqlOf(metricsOf(context).find((metric) => metric.id === id)?.promql ?? "", "production", STEP_SECONDS);

describe("the metrics of a release", () => {
  it("have the objectives for limits, in base units", () => {
    expect(metricsOf(context).map(({ id, limit }) => [id, limit])).toEqual([
      ["error_ratio", 0.005],
      ["latency_seconds", 0.25],
      ["requests_per_second", null],
    ]);
  });

  it("share the whole weight, and only what has an objective weighs", () => {
    const metrics = metricsOf(context);

    expect(metrics.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(metrics.every(({ weight, limit }) => weight > 0 === (limit !== null))).toBe(true);
  });

  it("ask for one service and environment, and look back one step", () => {
    expect(queryOf("error_ratio")).toBe(
      `(sum(rate(http_requests_total{service="shop",environment="production",status=~"5.."}[30s])) or vector(0))
/
sum(rate(http_requests_total{service="shop",environment="production"}[30s]))`,
    );
    expect(queryOf("latency_seconds")).toBe(
      `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="shop",environment="production"}[30s])))`,
    );
    expect(queryOf("requests_per_second")).toBe(`sum(rate(http_requests_total{service="shop",environment="production"}[30s]))`);
  });

  it("use what the generated exporter and scrape declare, and nothing else", () => {
    const declared = new Map(metricTable(context).map(({ name, labels }) => [name, [...labels, ...TARGET_LABELS, "le"]]));

    for (const { id } of metricsOf(context)) {
      const selectors = [...queryOf(id).matchAll(/(\w+)\{(.*?)\}/g)];
      expect(selectors.length).toBeGreaterThan(0);
      for (const [, name = "", matchers = ""] of selectors) {
        const labels = [...matchers.matchAll(/(\w+)=/g)].map(([, label]) => label);
        expect(declared.get(name.replace(/_bucket$/, "")), name).toEqual(expect.arrayContaining(labels));
      }
    }
  });

  test.each(["node-lambda", "static-site"] as const)("of a %s have no PromQL: its package has CloudWatch, and they are posted", (stack) => {
    expect(metricsOf(aReleaseContext(stack)).map(({ promql }) => promql)).toEqual([null, null, null]);
  });
});
