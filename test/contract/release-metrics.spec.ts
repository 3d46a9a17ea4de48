import { describe, expect, it, test } from "vitest";
import { ReleaseMetrics } from "../../lambdas/contract/release-metrics.ts";
import { METRIC_IDS } from "../../lambdas/domain/releases/verification/metrics-of.ts";
import { valuesOf } from "../../lambdas/domain/releases/verification/values-of.ts";

const posted = (metrics: unknown, more: Record<string, unknown> = {}) => ReleaseMetrics.safeParse({ role: "candidate", metrics, ...more });
const problems = (metrics: unknown, more: Record<string, unknown> = {}) =>
  posted(metrics, more).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
const at = (second: number) => `2026-11-21T12:00:0${second}Z`;

describe("posted metrics", () => {
  it("are values, or values with their times, of every metric that releases have", () => {
    for (const id of METRIC_IDS) expect(posted({ [id]: [0, 1] }, { environment: "staging" }).success, id).toBe(true);
    expect(posted({ error_ratio: [{ at: at(1), value: 0 }] }).success).toBe(true);
    expect(posted({ error_ratio: Array(1000).fill(0) }).success).toBe(true);
  });

  test.each([
    ["no metric", {}, "metrics: must not be empty"],
    ["a metric without points", { error_ratio: [] }, "metrics.error_ratio: must not be empty"],
    ["too many points", { error_ratio: Array(1001).fill(0) }, "metrics.error_ratio: at most 1000 points"],
    ["too many metrics", Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`m${n}`, [0]])), "metrics: at most 20 metrics"],
    ["a text", { error_ratio: [0, "1"] }, "metrics.error_ratio.1: expected a finite number, or {at, value}"],
    ["a number beyond all", { error_ratio: [JSON.parse("1e999")] }, "metrics.error_ratio.0: expected a finite number, or {at, value}"],
    ["a mixture", { error_ratio: [0, { at: at(1), value: 0 }] }, "metrics.error_ratio: expected numbers only, or only {at, value}"],
    ["a name that is none", { "Error ratio": [0] }, "metrics.Error ratio: is no id of a metric"],
  ])("with %s are refused in words", (_, metrics, problem) => {
    expect(problems(metrics)).toEqual([problem]);
  });

  it("are of a role that is known, and hold nothing else", () => {
    expect(problems({ error_ratio: [0] }, { role: "canary" })).toEqual(["role: expected candidate or baseline"]);
    expect(problems({ error_ratio: [0] }, { soak: 1 })).toEqual([': Unrecognized key: "soak"']);
  });

  it("are read in the order of their times", () => {
    const points = [3, 1, 2].map((second) => ({ at: at(second), value: second }));

    expect(valuesOf(points)).toEqual([1, 2, 3]);
    expect(valuesOf([3, 1, 2])).toEqual([3, 1, 2]);
  });
});
