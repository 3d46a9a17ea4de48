import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binOf, quantile, secondsOf, ZERO_BIN } from "../../../lambdas/domain/metrics/sketch.ts";

const seconds = fc.double({ min: 0.001, max: 1e6, noNaN: true });

const sketchOf = (values: readonly number[]) => {
  const bins = new Map<number, number>();
  for (const value of values) bins.set(binOf(value), (bins.get(binOf(value)) ?? 0) + 1);
  return bins;
};

describe("the sketch", () => {
  it("stands for every duration within one percent", () => {
    fc.assert(fc.property(seconds, (value) => Math.abs(secondsOf(binOf(value)) - value) <= 0.01 * value));
  });

  it("finds every quantile within one percent of the nearest rank", () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 100 }), (values, percent) => {
        const exact = values.toSorted((a, b) => a - b)[Math.ceil((percent * values.length) / 100) - 1] ?? Number.NaN;
        const found = quantile(sketchOf(values), percent / 100) ?? Number.NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.01 * exact);
      }),
    );
  });

  it("has a bin for nothing at all, before all others", () => {
    expect(binOf(0)).toBe(ZERO_BIN);
    expect(secondsOf(ZERO_BIN)).toBe(0);
    expect(binOf(0.001)).toBeGreaterThan(ZERO_BIN);
    expect(quantile(sketchOf([0, 0, 5]), 0.5)).toBe(0);
  });

  it("knows no quantile of nothing", () => {
    expect(quantile(new Map(), 0.5)).toBeNull();
    expect(quantile(new Map([[3, 0]]), 0.5)).toBeNull();
  });

  it("needs few bins, so that a row stays small", () => {
    expect(binOf(1e9) - binOf(0)).toBeLessThan(1_200);
  });
});
