import { describe, expect, it } from "vitest";
import { faultOf, lackOf, usableValues } from "../../../../lambdas/domain/releases/judge/no-data.ts";
import { METRIC_DEFAULTS } from "../../../../lambdas/domain/releases/judge/settings.ts";

const settings = METRIC_DEFAULTS;

describe("values that are compared", () => {
  it("leave gaps out, or take them for zeros where the metric says so", () => {
    expect(usableValues([1, Number.NaN, 2], settings)).toEqual([1, 2]);
    expect(usableValues([1, Number.NaN, 2], { ...settings, nan: "zero" })).toEqual([1, 0, 2]);
  });

  it("are none where all are gaps, whatever a gap counts as", () => {
    expect(usableValues([Number.NaN, Number.NaN], { ...settings, nan: "zero" })).toEqual([]);
    expect(usableValues([], { ...settings, nan: "zero" })).toEqual([]);
  });

  it("keep outliers unless they are to go", () => {
    const values = [...Array.from({ length: 200 }, (_, index) => index % 10), 5000];
    expect(usableValues(values, settings)).toContain(5000);
    expect(usableValues(values, { ...settings, outliers: "remove" })).toEqual(values.slice(0, -1));
  });

  it("keep what lies within the 1st and 99th percentile however far out it is", () => {
    const values = [1, 1, 1, 1, 1, 1, 1, 1, 1, 5000];
    expect(usableValues(values, { ...settings, outliers: "remove" })).toEqual(values);
  });
});

describe("no data", () => {
  it("is fewer values than needed, on either side", () => {
    const five = [1, 2, 3, 4, 5];
    expect(lackOf(five, five, settings)).toBeNull();
    expect(lackOf(five, [1, 2, 3, 4], settings)).toBe("No data: 4 values of the canary and 5 of the baseline, at least 5 each are needed");
    expect(lackOf([], five, settings)).toContain("0 of the baseline");
  });

  it("is no value at all even where none is asked for", () => {
    expect(lackOf([1], [], { ...settings, minimumValues: 0 })).not.toBeNull();
    expect(lackOf([1], [1], { ...settings, minimumValues: 0 })).toBeNull();
  });

  it("is another thing than a comparison that would mean nothing", () => {
    expect(faultOf([1], [2], settings)).toBeNull();
    expect(faultOf([1], [Number.POSITIVE_INFINITY], settings)).toBe("A value is infinite");
    for (const confidence of [0, 1, 98, Number.NaN]) expect(faultOf([1], [2], { ...settings, confidence })).toContain("confidence");
    for (const tolerance of [-0.1, Number.NaN]) expect(faultOf([1], [2], { ...settings, tolerance })).toContain("tolerance");
  });
});
