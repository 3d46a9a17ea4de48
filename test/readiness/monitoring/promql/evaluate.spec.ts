import { describe, expect, it } from "vitest";
import { drifted, failing, failingSince, HEALTHY, slow } from "../../../../lambdas/readiness/monitoring/alerting/world.ts";
import { evaluator } from "../../../../lambdas/readiness/monitoring/promql/evaluate.ts";
import { anExpression, known } from "../a-world.ts";

const share = 'sum(rate(http_requests_total{code=~"5.."}[5m])) / sum(rate(http_requests_total[5m]))';
const fires = (text: string, world = failing(0.02), recorded = {}) => evaluator(known(recorded), world).isTrue(anExpression(text));

describe("an expression tried in a world", () => {
  it.each([
    [`${share} > 0.019`, true],
    [`${share} > 0.021`, false],
    [`0.019 < ${share}`, true],
    [`100 * (${share}) > 14.4 * 0.1`, true],
    [`${share} > bool 0.5`, true],
    [`1 - (sum(rate(http_requests_total{code!~"5.."}[5m])) / sum(rate(http_requests_total[5m]))) > 0.019`, true],
    [`(${share} > 0.019) unless (up == 0)`, true],
    [`${share} > 0.019 and sum(increase(http_requests_total{code="500"}[5m])) > 10`, true],
    ["sum by (code) (rate(http_requests_total[5m])) / ignoring (code) group_left sum(rate(http_requests_total[5m])) > 0.5", true],
    ['absent(http_requests_total{service="churn"})', false],
    ['absent(http_requests_total{service="other"})', true],
  ])("%s fires: %s", (text, expected) => {
    expect(fires(text)).toBe(expected);
  });

  it("counts no client's mistake as a failure of the service, unless the expression does", () => {
    expect(fires(`${share} > 0.01`, HEALTHY)).toBe(false);
    expect(fires(`${share.replace("5..", "[45]..")} > 0.01`, HEALTHY)).toBe(true);
  });

  it("is of the service and of its environments, and of no other", () => {
    const of = (labels: string) => fires(`sum(rate(http_requests_total{${labels}}[5m])) > 0`);

    expect([of('service="churn"'), of('environment="production"'), of('service="other"'), of('environment="test"')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("sees what its windows show, those of recordings too", () => {
    const world = failingSince(0.5, 3600);
    const recorded = { "errors:5m": share, "errors:1h": share.replaceAll("5m", "1h") };

    expect(fires("errors:5m > 0.4", world, recorded)).toBe(true);
    expect(fires("errors:1h > 0.4", world, recorded)).toBe(false);
    expect(fires("avg_over_time(errors:5m[1h]) > 0.4", world, recorded)).toBe(false);
  });

  it("knows latency at the quantile that is asked for alone", () => {
    const of = (quantile: number) =>
      fires(`histogram_quantile(${quantile}, sum by (le) (rate(http_request_duration_seconds_bucket[5m]))) > 0.09`, slow(0.99, 0.1));

    expect([of(0.5), of(0.99)]).toEqual([false, true]);
    expect(fires("histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m])) > 0.11", slow(0.99, 0.1))).toBe(false);
  });

  it("reads gauges as the world has them", () => {
    expect([fires("drift > 1", HEALTHY), fires("drift > 1", drifted)]).toEqual([false, true]);
  });

  it("never fires on what it cannot work out: unknown metrics and functions, and recordings of themselves", () => {
    const texts = [
      "nobody_exports_this > 0",
      "predict_linear(drift[1h], 3600) > 0",
      "loop > 0",
      "rate(http_request_duration_seconds_sum[5m]) > 0",
    ];

    expect(texts.filter((text) => fires(text, drifted, { loop: "loop + 1" }))).toEqual([]);
  });
});
