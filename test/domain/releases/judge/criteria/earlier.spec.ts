import { describe, expect, it } from "vitest";
import { type ComparisonRule, comparedValue, type EarlierResult } from "../../../../../lambdas/domain/releases/judge/criteria/earlier.ts";

const earlier: EarlierResult[] = [
  { value: 10, status: "pass" },
  { value: 20, status: "warning" },
  { value: 60, status: "fail" },
  { value: null, status: "pass" },
];
const compared = (rule: Partial<ComparisonRule>, results = earlier) =>
  comparedValue(results, { include: "all", aggregate: "avg", withoutEarlier: "violated", ...rule });

describe("what a relative criterion is relative to", () => {
  it("is the mean or a percentile of earlier values", () => {
    expect(compared({ aggregate: "avg" })).toBe(30);
    expect(compared({ aggregate: "p50" })).toBe(20);
    expect(compared({ aggregate: "p90" })).toBe(60);
    expect(compared({ aggregate: "p95" })).toBe(60);
  });

  it("leaves out results that are not to count", () => {
    expect(compared({ include: "pass_or_warn" })).toBe(15);
    expect(compared({ include: "pass" })).toBe(10);
  });

  it("is unknown, not 0, without an earlier value", () => {
    expect(compared({}, [])).toBeNull();
    expect(compared({ include: "pass" }, [{ value: null, status: "pass" }])).toBeNull();
    expect(compared({ aggregate: "p50" }, [])).toBeNull();
  });
});
