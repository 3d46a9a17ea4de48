import { describe, expect, it } from "vitest";
import * as z from "zod";
import { percentileOf } from "../../../../lambdas/domain/releases/judge/percentile.ts";
import { corpusOf } from "./corpus.ts";

const kayenta = corpusOf(
  "kayenta-percentile",
  z.object({ name: z.string(), values: z.array(z.number()), percentile: z.number(), expected: z.number() }),
);
const keptn = corpusOf(
  "keptn-percentile",
  z.object({ name: z.string(), InValue: z.array(z.number()), InPercentile: z.number(), ExpectedValue: z.number() }),
);

describe("a percentile", () => {
  it("lies on the line between its neighbours", () => {
    expect(percentileOf([4, 1, 3, 2], 0.5, "R7")).toBe(2.5);
    expect(percentileOf([4, 1, 3, 2], 0.5, "R6")).toBe(2.5);
    expect(percentileOf([4, 1, 3, 2], 0.25, "R7")).toBe(1.75);
    expect(percentileOf([4, 1, 3, 2], 0.25, "R6")).toBe(1.25);
  });

  it("never lies beyond the values, and of nothing is unknown", () => {
    for (const kind of ["R6", "R7"] as const) {
      expect([0, 0.01, 0.99, 1].map((share) => percentileOf([7], share, kind))).toEqual([7, 7, 7, 7]);
      expect(percentileOf([1, 2], 1, kind)).toBe(2);
      expect(percentileOf([], 0.5, kind)).toBeNull();
    }
  });

  it("leaves the values in their order", () => {
    const values = [3, 1, 2];
    percentileOf(values, 0.5, "R7");
    expect(values).toEqual([3, 1, 2]);
  });
});

describe.skipIf(kayenta.absent)(`Kayenta's percentiles${kayenta.absent}`, () => {
  it("are four", () => expect(kayenta.cases).toHaveLength(4));
  for (const { name, values, percentile, expected } of kayenta.cases)
    it(name, () => expect(Math.abs((percentileOf(values, percentile / 100, "R7") ?? Number.NaN) - expected)).toBeLessThan(1e-4));
});

describe.skipIf(keptn.absent)(`Keptn's percentiles${keptn.absent}`, () => {
  it("are two", () => expect(keptn.cases).toHaveLength(2));
  for (const { name, InValue, InPercentile, ExpectedValue } of keptn.cases)
    it(name, () => expect(percentileOf(InValue, InPercentile, "R6")).toBe(ExpectedValue));
});
