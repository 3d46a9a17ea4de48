import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addValue,
  EMPTY_SAMPLE,
  MAX_EXACT,
  mergeSamples,
  quantileOf,
  sampleOf,
  withoutValues,
} from "../../../lambdas/domain/delivery/sample.ts";
import { shuffledGroups } from "./shuffled.ts";

const seconds = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const values = (minLength: number, maxLength: number) => fc.array(seconds, { minLength, maxLength });
const percent = fc.integer({ min: 1, max: 100 });

/** The smallest value that at least `percent` in a hundred of the values do not exceed. */
const oracle = (of: readonly number[], at: number) =>
  Math.min(...of.filter((value) => 100 * of.filter((other) => other <= value).length >= at * of.length));

describe("a sample", () => {
  it("is the same after any shuffle and grouping, also across the bound of exact values", () => {
    fc.assert(
      fc.property(shuffledGroups(seconds, 2 * MAX_EXACT), ({ all, groups }) => {
        expect(mergeSamples(groups.map(sampleOf))).toEqual(sampleOf(all));
      }),
    );
  });

  it("is the same whether values come one by one or at once", () => {
    fc.assert(
      fc.property(values(0, MAX_EXACT + 20), (some) => {
        expect(some.reduce(addValue, EMPTY_SAMPLE)).toEqual(sampleOf(some));
      }),
      { numRuns: 25 },
    );
  });

  it("keeps all values, sorted, up to the bound, and never again beyond it", () => {
    const full = sampleOf(Array.from({ length: MAX_EXACT }, (_, index) => MAX_EXACT - index));
    expect(full.exact).toEqual(Array.from({ length: MAX_EXACT }, (_, index) => index + 1));
    expect(addValue(full, 5)).toMatchObject({ count: MAX_EXACT + 1, exact: null });
    expect(mergeSamples([addValue(full, 5), EMPTY_SAMPLE]).exact).toBeNull();
  });

  it("has each quantile at the nearest rank, exactly, while it keeps its values", () => {
    fc.assert(
      fc.property(values(1, MAX_EXACT), percent, (some, at) => {
        expect(quantileOf(sampleOf(some), at / 100)).toBe(oracle(some, at));
      }),
    );
    expect(quantileOf(sampleOf([1, 2, 3, 4]), 0.5)).toBe(2);
    expect(quantileOf(sampleOf(Array.from({ length: 100 }, (_, index) => index + 1)), 0.07)).toBe(7);
  });

  it("has each quantile within one percent when only its sketch is left", () => {
    fc.assert(
      fc.property(values(MAX_EXACT + 1, 2 * MAX_EXACT), percent, (some, at) => {
        const exact = oracle(some, at);
        const found = quantileOf(sampleOf(some), at / 100) ?? Number.NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.01 * exact);
      }),
    );
  });

  it("loses only what it holds, and a sketch stays one", () => {
    expect(withoutValues(sampleOf([1, 2, 2, 3]), [2, 9])).toEqual(sampleOf([1, 2, 3]));
    expect(withoutValues(sampleOf([5]), [5, 5])).toEqual(EMPTY_SAMPLE);
    const sketch = withoutValues(sampleOf(Array.from({ length: MAX_EXACT + 1 }, (_, index) => index + 1)), [1]);
    expect(sketch).toMatchObject({ count: MAX_EXACT, exact: null });
    expect(quantileOf(sketch, 1)).toBeCloseTo(101, -1);
  });

  it("has no quantile of nothing, and zero of zeros", () => {
    expect(quantileOf(EMPTY_SAMPLE, 0.5)).toBeNull();
    expect(quantileOf(mergeSamples([]), 0.99)).toBeNull();
    expect(quantileOf(sampleOf([0, 0, 7]), 0.5)).toBe(0);
    expect(quantileOf(sampleOf(Array.from({ length: MAX_EXACT + 1 }, () => 0)), 0.5)).toBe(0);
  });
});
