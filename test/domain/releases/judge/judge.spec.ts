import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeCanary } from "../../../../lambdas/domain/releases/judge/judge.ts";
import type { MetricSettings } from "../../../../lambdas/domain/releases/judge/settings.ts";
import { aMetric, movedBy } from "./a-metric.ts";

const THRESHOLDS = { pass: 90, marginal: 70 };
const errors = aMetric({ name: "errors", groups: ["errors"] });
const slower = aMetric({ experiment: movedBy(20) });

describe("the judge of a canary", () => {
  it("passes one that is as its baseline", () => {
    expect(judgeCanary([aMetric(), errors], {}, THRESHOLDS)).toMatchObject({
      score: 100,
      decision: "pass",
      reasons: ["Score 100 of 100; 90 passes, 70 is marginal"],
    });
  });

  it("decides by the weighted score, from each threshold on", () => {
    const decided = (weight: number) => judgeCanary([slower, errors], { errors: weight }, THRESHOLDS);
    expect([90, 89.99, 70, 69.99].map((weight) => decided(weight).decision)).toEqual(["pass", "marginal", "marginal", "fail"]);
    expect(decided(70).score).toBe(70);
  });

  it("says of every metric that did not pass why, and shows all of them", () => {
    const { reasons, metrics, groups } = judgeCanary([slower, errors, aMetric({ name: "cpu", experiment: [1] })], {}, THRESHOLDS);
    expect(reasons).toEqual([
      "Score 50 of 100; 90 passes, 70 is marginal",
      expect.stringMatching(/^latency: High: shifted by 20 /),
      "cpu: No data: 1 values of the canary and 10 of the baseline, at least 5 each are needed",
    ]);
    expect(metrics.map(({ name, classification }) => [name, classification])).toEqual([
      ["latency", "High"],
      ["errors", "Pass"],
      ["cpu", "NodataFailMetric"],
    ]);
    expect(groups.map(({ name, score }) => [name, score])).toEqual([
      ["latency", 0],
      ["errors", 100],
    ]);
  });

  it("fails for one critical metric, whatever the others are", () => {
    const critical = aMetric({ name: "errors", experiment: movedBy(20), settings: { critical: true } });
    expect(judgeCanary([aMetric(), critical], { latency: 0 }, { pass: 0, marginal: 0 })).toMatchObject({
      score: 0,
      decision: "fail",
      reasons: ["A critical metric failed", expect.stringContaining("errors: High, critical: ")],
    });
  });

  it("fails where there is nothing to judge, even if 0 would pass", () => {
    expect(judgeCanary([], {}, { pass: 0, marginal: 0 })).toMatchObject({ decision: "fail", reasons: ["No metric was judged"] });
  });

  it("never passes an empty canary", () => {
    const settings = fc.record<Partial<MetricSettings>>({
      nan: fc.constantFrom("remove", "zero"),
      noData: fc.constantFrom("fail", "ignore"),
      direction: fc.constantFrom("increase", "decrease", "either"),
      method: fc.constantFrom("mann-whitney", "mean"),
      outliers: fc.constantFrom("keep", "remove"),
      critical: fc.boolean(),
      minimumValues: fc.integer({ min: -1, max: 6 }),
    });
    const metric = fc.record({
      name: fc.string(),
      groups: fc.array(fc.constantFrom("a", "b")),
      control: fc.array(fc.double()),
      experiment: fc.array(fc.constant(Number.NaN), { maxLength: 8 }),
      settings,
    });
    const threshold = fc.double({ min: -10, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(metric, { maxLength: 6 }),
        fc.dictionary(fc.constantFrom("a", "b"), fc.double({ min: 0, max: 200, noNaN: true })),
        fc.record({ pass: threshold, marginal: threshold }),
        (metrics, weights, thresholds) => {
          expect(judgeCanary(metrics, weights, thresholds).decision).toBe("fail");
        },
      ),
    );
  });

  it("never scores higher for a metric that is further off", () => {
    const scoreAt = (by: number) => judgeCanary([aMetric({ experiment: movedBy(by) }), errors], {}, THRESHOLDS).score;
    const scores = [0, 1, 5, 20, 100].map(scoreAt);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect([scores[0], scores.at(-1)]).toEqual([100, 50]);
  });
});
