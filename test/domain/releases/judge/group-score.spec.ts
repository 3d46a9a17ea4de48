import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type GradedMetric, scoreGroups } from "../../../../lambdas/domain/releases/judge/group-score.ts";
import { corpusOf } from "./corpus.ts";

const graded = (classification: GradedMetric["classification"], group = "latency", critical = false): GradedMetric => ({
  classification,
  groups: [group],
  critical,
});

describe("the score of groups", () => {
  it("is the share of metrics that pass, of those that count", () => {
    expect(scoreGroups([graded("Pass"), graded("Pass"), graded("Low")], {}).score).toBe(66.67);
    expect(scoreGroups([graded("Pass"), graded("Pass"), graded("Nodata")], {}).score).toBe(100);
    expect(scoreGroups([graded("Pass"), graded("Pass"), graded("NodataFailMetric")], {}).score).toBe(66.67);
    expect(scoreGroups([graded("Pass"), graded("Pass"), graded("Error")], {}).score).toBe(66.67);
  });

  it("weighs groups, and shares what is left among those without a weight", () => {
    const metrics = [graded("Pass", "a"), graded("Pass", "b"), graded("High", "c")];
    expect(scoreGroups(metrics, { a: 60 })).toEqual({
      score: 80,
      failure: null,
      groups: [
        { name: "a", weight: 60, score: 100 },
        { name: "b", weight: 20, score: 100 },
        { name: "c", weight: 20, score: 0 },
      ],
    });
  });

  it("gives nothing to a group without data", () => {
    const { score, groups } = scoreGroups([graded("Pass", "a"), graded("Pass", "a"), graded("Nodata", "b")], { a: 70, b: 30 });
    expect(score).toBe(70);
    expect(groups[1]).toEqual({ name: "b", weight: 30, score: null });
  });

  it("scales weights down that are more than 100 in all", () => {
    const { score, groups } = scoreGroups([graded("Pass", "a"), graded("High", "b")], { a: 300, b: 100 });
    expect(score).toBe(75);
    expect(groups.map(({ weight }) => weight)).toEqual([75, 25]);
  });

  it("counts a metric in each of its groups, once, and one without a group too", () => {
    const both: GradedMetric = { classification: "High", groups: ["a", "b", "a"], critical: false };
    expect(scoreGroups([both, graded("Pass", "a")], {}).groups.map(({ score }) => score)).toEqual([50, 0]);
    expect(scoreGroups([{ classification: "High", groups: [], critical: false }], {})).toMatchObject({
      score: 0,
      groups: [{ name: "ungrouped", weight: 100 }],
    });
  });

  it("is 0 where a critical metric failed, where half could not be judged, and where there is none", () => {
    const passing = [graded("Pass"), graded("Pass"), graded("Pass")];
    expect(scoreGroups([...passing, graded("High", "latency", true)], {})).toMatchObject({
      score: 0,
      failure: "A critical metric failed",
    });
    expect(scoreGroups([...passing, graded("Pass", "latency", true)], {}).score).toBe(100);
    for (const label of ["Nodata", "NodataFailMetric", "Error"] as const)
      expect(scoreGroups([graded("Pass"), graded(label, "other")], { latency: 100 })).toMatchObject({
        score: 0,
        failure: "Half of the metrics or more could not be judged",
      });
    expect(scoreGroups([], {})).toEqual({ score: 0, failure: "No metric was judged", groups: [] });
  });

  it("stays between 0 and 100, whatever the weights", () => {
    const metric = fc.record({
      classification: fc.constantFrom<GradedMetric["classification"]>("Pass", "High", "Low", "Nodata", "NodataFailMetric", "Error"),
      groups: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
      critical: fc.boolean(),
    });
    const weights = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.double({ min: -50, max: 400, noNaN: true }));
    fc.assert(
      fc.property(fc.array(metric), weights, (metrics, given) => {
        const { score } = scoreGroups(metrics, given);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });
});

const Case = z.object({
  name: z.string(),
  groupWeights: z.record(z.string(), z.number()),
  metrics: z.array(
    z.object({ classification: z.enum(["Pass", "High", "Low", "Nodata"]), groups: z.array(z.string()), critical: z.boolean() }),
  ),
  summaryScore: z.number(),
});
const { cases, absent } = corpusOf("kayenta-score", Case);

describe.skipIf(absent)(`Kayenta's scores${absent}`, () => {
  it("have 7 cases", () => expect(cases).toHaveLength(7));
  for (const { name, metrics, groupWeights, summaryScore } of cases)
    it(name, () => expect(scoreGroups(metrics, groupWeights).score).toBe(summaryScore));
});
