import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftOf } from "../../../../lambdas/domain/releases/judge/mann-whitney.ts";

const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => index + from);
const whole = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 12 });
const tied = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 14 }).map((values) => [...values, ...values.slice(0, 2)]);

/** The p-value of the untied test at each shift: the interval is where it stays above alpha. */
const pValueAt = (control: number[], experiment: number[], shift: number) =>
  shiftOf(
    control,
    experiment.map((value) => value - shift),
    0.95,
  ).pValue;

describe("the shift between two samples", () => {
  // Hollander and Wolfe's membranes: the example of R's own wilcox.test, whose W is 35 and whose one-sided p is 0.1272.
  const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const early = [1.15, 0.88, 0.9, 0.74, 1.21];

  it("has the p-value that R's manual gives for its example", () => {
    const { pValue, exact } = shiftOf(early, term, 0.95);
    expect(exact).toBe(true);
    expect(pValue / 2).toBeCloseTo(0.1272, 4);
  });

  it("is estimated by the median of all differences", () => {
    const differences = term.flatMap((one) => early.map((other) => one - other)).toSorted((a, b) => a - b);
    expect(shiftOf(early, term, 0.95).estimate).toBeCloseTo(((differences[24] ?? 0) + (differences[25] ?? 0)) / 2, 12);
    expect(shiftOf([1, 2, 3, 4], [10, 20, 30, 40], 0.95)).toMatchObject({ estimate: 22.5, interval: [6, 39] });
  });

  it("has an interval that holds the shifts which the test does not reject, and no others", () => {
    const [low, high] = shiftOf(early, term, 0.95).interval;
    for (const inside of [low + 1e-6, 0, high - 1e-6]) expect(pValueAt(early, term, inside)).toBeGreaterThan(0.05);
    for (const outside of [low - 1e-6, high + 1e-6]) expect(pValueAt(early, term, outside)).toBeLessThanOrEqual(0.05);
  });

  it("has such an interval from the normal distribution too, where values are tied", () => {
    fc.assert(
      fc.property(tied, tied, (control, experiment) => {
        const { interval, exact } = shiftOf(control, experiment, 0.95);
        expect(exact).toBe(false);
        const [low, high] = interval;
        // Whole values moved by a quarter meet no new ties.
        if (low > Math.min(...experiment) - Math.max(...control)) {
          expect(pValueAt(control, experiment, low - 0.25)).toBeLessThanOrEqual(0.05);
          expect(pValueAt(control, experiment, high + 0.25)).toBeLessThanOrEqual(0.05);
        }
        if (low < high) {
          expect(pValueAt(control, experiment, low + 0.25)).toBeGreaterThan(0.05);
          expect(pValueAt(control, experiment, high - 0.25)).toBeGreaterThan(0.05);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("is exact below 50 untied values a side only", () => {
    expect(shiftOf(upTo(49), upTo(49, 100), 0.98).exact).toBe(true);
    expect(shiftOf(upTo(50), upTo(49, 100), 0.98).exact).toBe(false);
    expect(shiftOf(upTo(49), upTo(50, 100), 0.98).exact).toBe(false);
    expect(shiftOf([1, 2, 3], [3, 4, 5], 0.98).exact).toBe(false);
  });

  it("corrects for continuity and ties as R does", () => {
    // wilcox.test(c(2, 3, 4), c(1, 2, 3)): U is 7 of 9, ties of 2 and 2.
    const deviation = Math.sqrt((9 / 12) * (7 - 12 / 30));
    expect((7 - 4.5 - 0.5) / deviation).toBeCloseTo(0.899, 3);
    const { pValue, interval, estimate } = shiftOf([1, 2, 3], [2, 3, 4], 0.95);
    expect(pValue).toBeCloseTo(0.36869, 5);
    expect([estimate, interval]).toEqual([1, [-1, 3]]);
  });

  it("is nothing, with certainty, between equal constants", () => {
    expect(shiftOf([1, 1], [1, 1, 1], 0.95)).toEqual({ estimate: 0, interval: [0, 0], pValue: 1, exact: false });
    expect(shiftOf([0, 0, 0, 0, 0], [10, 10, 10, 10, 10], 0.98)).toMatchObject({ estimate: 10, interval: [10, 10] });
  });

  it("is all that occurs where the values are too few for the confidence", () => {
    expect(shiftOf([1, 2], [11, 15], 0.98).interval).toEqual([9, 14]);
    expect(shiftOf([1], [4], 0.98)).toMatchObject({ estimate: 3, interval: [3, 3], pValue: 1 });
  });

  it("has its estimate inside its interval, and turns round when the samples change places", () => {
    fc.assert(
      fc.property(whole, whole, fc.double({ min: 0.5, max: 0.999, noNaN: true }), (control, experiment, confidence) => {
        const { estimate, interval, pValue } = shiftOf(control, experiment, confidence);
        expect(interval[0]).toBeLessThanOrEqual(estimate);
        expect(interval[1]).toBeGreaterThanOrEqual(estimate);
        expect(pValue).toBeGreaterThan(0);
        expect(pValue).toBeLessThanOrEqual(1);
        const turned = shiftOf(experiment, control, confidence);
        expect([turned.estimate + estimate, turned.interval[0] + interval[1], turned.interval[1] + interval[0]]).toEqual([0, 0, 0]);
        expect(turned.pValue).toBeCloseTo(pValue, 10);
      }),
    );
  });

  it("widens with the confidence", () => {
    fc.assert(
      fc.property(whole, whole, (control, experiment) => {
        const [narrow, wide] = [shiftOf(control, experiment, 0.8).interval, shiftOf(control, experiment, 0.98).interval];
        expect(wide[0]).toBeLessThanOrEqual(narrow[0]);
        expect(wide[1]).toBeGreaterThanOrEqual(narrow[1]);
      }),
    );
  });
});
