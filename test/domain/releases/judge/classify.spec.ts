import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyMetric } from "../../../../lambdas/domain/releases/judge/classify.ts";
import type { MetricSettings } from "../../../../lambdas/domain/releases/judge/settings.ts";
import { movedBy, STEADY } from "./a-metric.ts";

const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 15 });
const direction = fc.constantFrom<MetricSettings["direction"]>("increase", "decrease", "either");
const settingsOf = fc.record({
  direction,
  tolerance: fc.constantFrom(0, 0.25, 0.5),
  confidence: fc.constantFrom(0.8, 0.95, 0.98),
});
const MIRRORED = { Pass: "Pass", High: "Low", Low: "High", Nodata: "Nodata", NodataFailMetric: "NodataFailMetric", Error: "Error" };
const TURNED = { increase: "decrease", decrease: "increase", either: "either" } as const;

describe("a metric of a canary", () => {
  it("passes where it is as the baseline", () => {
    expect(classifyMetric(STEADY, STEADY.toReversed())).toMatchObject({
      classification: "Pass",
      estimate: 0,
      deviation: 1,
      critical: false,
    });
  });

  it("is high or low where its whole shift lies beyond the tolerated part, and says by how much", () => {
    const high = classifyMetric(STEADY, movedBy(20.25));
    expect(high).toMatchObject({ classification: "High", estimate: 20.25, critical: false });
    expect(high.reason).toMatch(/^High: shifted by 20\.25 \(98 % interval 18(\.\d+)? to 22(\.\d+)?\)$/);
    expect(high.pValue).toBeLessThan(0.001);
    expect(classifyMetric(STEADY, movedBy(-20))).toMatchObject({ classification: "Low", estimate: -20, deviation: expect.closeTo(0.8, 2) });
  });

  it("passes where the change is for the better", () => {
    expect(classifyMetric(STEADY, movedBy(-20), { direction: "increase" })).toMatchObject({
      classification: "Pass",
      reason: expect.stringMatching(/^A change for the better: shifted by -20 /),
    });
    expect(classifyMetric(STEADY, movedBy(20), { direction: "decrease" }).classification).toBe("Pass");
    expect(classifyMetric(STEADY, movedBy(20), { direction: "increase" }).classification).toBe("High");
  });

  it("passes where the interval reaches into the tolerated part", () => {
    const interval = classifyMetric(STEADY, movedBy(3)).interval ?? [0, 0];
    expect(interval[0]).toBeGreaterThan(0.25 * 3);
    expect(classifyMetric(STEADY, movedBy(3), { tolerance: 0.25 }).classification).toBe("High");
    expect(classifyMetric(STEADY, movedBy(3), { tolerance: 0.9 })).toMatchObject({
      classification: "Pass",
      reason: expect.stringMatching(/^No difference is shown: /),
    });
  });

  it("passes where the effect is smaller than it has to be", () => {
    const effectLimits = { decrease: 0.7, increase: 1.3 };
    expect(classifyMetric(STEADY, movedBy(20), { effectLimits })).toMatchObject({
      classification: "Pass",
      reason: expect.stringMatching(/^Too small an effect: /),
    });
    expect(classifyMetric(STEADY, movedBy(40), { effectLimits }).classification).toBe("High");
    const cles = { effect: "cles", effectLimits: { decrease: 0.1, increase: 0.9 } } as const;
    expect(classifyMetric(STEADY, movedBy(20), cles)).toMatchObject({ classification: "High", deviation: 1 });
  });

  it("is critical from the critical effect on", () => {
    const settings = { critical: true, criticalLimits: { decrease: 0.5, increase: 1.5 } };
    expect(classifyMetric(STEADY, movedBy(20), settings)).toMatchObject({ classification: "High", critical: false });
    expect(classifyMetric(STEADY, movedBy(60), settings)).toMatchObject({ classification: "High", critical: true });
    expect(classifyMetric(STEADY, movedBy(60), settings).reason).toMatch(/^High, critical: /);
    expect(classifyMetric(STEADY, movedBy(20), { critical: true })).toMatchObject({ critical: true });
    expect(classifyMetric(STEADY, STEADY, { critical: true })).toMatchObject({ classification: "Pass", critical: false });
  });

  it("is bad, ignored or critical without data, as it says, and never passes", () => {
    expect(classifyMetric(STEADY, [])).toMatchObject({ classification: "NodataFailMetric", critical: false, interval: null });
    expect(classifyMetric(STEADY, [], { noData: "ignore" })).toMatchObject({ classification: "Nodata", critical: false });
    expect(classifyMetric(STEADY, [], { critical: true })).toMatchObject({ classification: "Nodata", critical: true });
    expect(classifyMetric([], STEADY, { nan: "zero" }).classification).toBe("NodataFailMetric");
    expect(
      classifyMetric(
        STEADY,
        STEADY.map(() => Number.NaN),
        { nan: "zero" },
      ).classification,
    ).toBe("NodataFailMetric");
  });

  it("is an error where no comparison has a meaning", () => {
    const infinite = [...STEADY, Number.POSITIVE_INFINITY];
    expect(classifyMetric(STEADY, infinite)).toMatchObject({ classification: "Error", reason: "A value is infinite", critical: false });
    expect(classifyMetric(STEADY, infinite, { critical: true })).toMatchObject({ classification: "Error", critical: true });
  });

  it("is judged by its means alone where it asks for that", () => {
    expect(classifyMetric(STEADY, movedBy(0.25), { method: "mean" })).toMatchObject({
      classification: "High",
      interval: null,
      reason: "High: means differ by 0.25",
    });
    expect(classifyMetric(STEADY, movedBy(0.25)).classification).toBe("Pass");
    expect(classifyMetric(STEADY, STEADY, { method: "mean" }).classification).toBe("Pass");
  });

  it("is judged the same wherever both sides lie", () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: -1000, max: 1000 }), settingsOf, (control, experiment, by, settings) => {
        const moved = (side: number[]) => side.map((value) => value + by);
        const here = classifyMetric(control, experiment, settings);
        const there = classifyMetric(moved(control), moved(experiment), settings);
        expect([there.classification, there.interval]).toEqual([here.classification, here.interval]);
      }),
    );
  });

  it("is high for the one where it is low for the other", () => {
    fc.assert(
      fc.property(values, values, settingsOf, (control, experiment, settings) => {
        const here = classifyMetric(control, experiment, settings).classification;
        const turned = { ...settings, direction: TURNED[settings.direction] };
        expect(classifyMetric(experiment, control, turned).classification).toBe(MIRRORED[here]);
        const negative = (side: number[]) => side.map((value) => -value);
        expect(classifyMetric(negative(control), negative(experiment), turned).classification).toBe(MIRRORED[here]);
      }),
    );
  });

  it("is not judged by the order of its values", () => {
    fc.assert(
      fc.property(values, values, (control, experiment) => {
        expect(
          classifyMetric(
            control.toReversed(),
            experiment.toSorted((a, b) => a - b),
          ),
        ).toEqual(classifyMetric(control, experiment));
      }),
    );
  });
});
