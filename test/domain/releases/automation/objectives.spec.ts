import { describe, expect, it, test } from "vitest";
import {
  budgetOf,
  burnThresholds,
  errorLimit,
  latencySeconds,
  percentText,
  quantileOf,
} from "../../../../lambdas/domain/releases/automation/objectives.ts";

describe("burn thresholds", () => {
  it("are the workbook's factors of the budget, without the noise of 1 - 0.999", () => {
    expect(burnThresholds({ availability: 0.999 }).map(({ long, short, ratio }) => [long, short, ratio])).toEqual([
      ["1h", "5m", 0.0144],
      ["6h", "30m", 0.006],
      ["1d", "2h", 0.003],
      ["3d", "6h", 0.001],
    ]);
  });

  test.each([
    [0.9, [6, 3, 1]],
    [0.8, [3, 1]],
    [0.5, [1]],
  ])("of an objective of %d leave out what no error ratio can exceed", (availability, factors) => {
    expect(burnThresholds({ availability }).map(({ factor }) => factor)).toEqual(factors);
  });
});

describe("the limit of the error rate", () => {
  test.each([
    [0.9999, 0.05],
    [0.99, 0.05],
    [0.95, 0.1],
    [0.5, 0.75],
  ])("of an objective of %d is %d: above the budget, and below everything", (availability, limit) => {
    expect(errorLimit({ availability })).toBe(limit);
    expect(limit).toBeGreaterThan(budgetOf({ availability }));
  });
});

it("numbers are written as people write them", () => {
  expect(budgetOf({ availability: 0.9995 })).toBe(0.0005);
  expect(quantileOf({ latency: { milliseconds: 1, percentile: 99.9 } })).toBe(0.999);
  expect(latencySeconds({ latency: { milliseconds: 70, percentile: 99 } })).toBe(0.07);
  expect(percentText(0.0005)).toBe("0.05%");
});
