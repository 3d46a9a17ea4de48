import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile, normalShareBelow } from "../../../../lambdas/domain/releases/judge/normal.ts";

/** The share between 0 and z by Simpson's rule. */
function integrated(z: number): number {
  const steps = 2000;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const sum = Array.from({ length: steps + 1 }, (_, i) => (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * density((z * i) / steps));
  return ((z / steps) * sum.reduce((a, b) => a + b, 0)) / 3;
}

describe("the normal distribution", () => {
  it("has the area under its density as shares", () => {
    for (const z of [-6, -2.3263478740408408, -1, -0.1, 0, 0.5, 1.959963984540054, 3, 5])
      expect(normalShareBelow(z)).toBeCloseTo(0.5 + integrated(z), 12);
  });

  it("has the quantiles that tables print", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.99)).toBeCloseTo(2.3263478740408408, 12);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalQuantile(1e-9)).toBeCloseTo(-5.997807015007687, 9);
  });

  it("keeps its digits far out, where the formula changes", () => {
    expect(normalShareBelow(-7) / 1.279812543885835e-12).toBeCloseTo(1, 7);
    expect(normalShareBelow(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7);
    expect(normalShareBelow(40)).toBe(1);
    expect(normalShareBelow(-40)).toBe(0);
  });

  it("is undone by its quantile, and symmetric", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), (share) => {
        expect(normalShareBelow(normalQuantile(share)) / share).toBeCloseTo(1, 9);
        expect(normalQuantile(1 - share)).toBeCloseTo(-normalQuantile(1 - (1 - share)), 9);
      }),
    );
  });
});
