import { describe, expect, it } from "vitest";
import * as z from "zod";
import { scoreObjectives } from "../../../../../lambdas/domain/releases/judge/criteria/score.ts";
import { corpusOf } from "../corpus.ts";
import { Measured } from "./keptn-cases.ts";

const total = { pass: 90, warning: 75 };
const scored = (score: number, value: number | null = 1) => [{ score, value }];

describe("the score of objectives", () => {
  it("decides from each threshold on", () => {
    const results = [9, 8.99, 7.5, 7.49].map((score) => scoreObjectives({ results: scored(score), maximum: 10, keyFailed: false }, total));
    expect(results.map(({ result }) => result)).toEqual(["pass", "warning", "warning", "fail"]);
    expect(results[1]).toEqual({ score: 89.9, result: "warning", reason: "Score 89.9 of 100; 90 passes, 75 is a warning" });
  });

  it("has no warning where none is set", () => {
    expect(scoreObjectives({ results: scored(8), maximum: 10, keyFailed: false }, { pass: 90, warning: null })).toEqual({
      score: 80,
      result: "fail",
      reason: "Score 80 of 100; 90 passes",
    });
  });

  it("fails with a key objective, however high", () => {
    expect(scoreObjectives({ results: scored(10), maximum: 10, keyFailed: true }, total)).toEqual({
      score: 100,
      result: "fail",
      reason: "A key objective failed",
    });
  });

  it("fails where nothing was measured, even where nothing was asked for", () => {
    expect(scoreObjectives({ results: [], maximum: 0, keyFailed: false }, total).result).toBe("fail");
    expect(scoreObjectives({ results: scored(0, null), maximum: 0, keyFailed: false }, { pass: 0, warning: 0 })).toMatchObject({
      score: 0,
      result: "fail",
      reason: "Nothing was measured",
    });
  });

  it("passes where objectives are only told", () => {
    expect(scoreObjectives({ results: scored(0), maximum: 0, keyFailed: false }, total)).toMatchObject({ score: 100, result: "pass" });
  });
});

const percent = z.string().transform((text) => Number(text.replace("%", "")));
const Case = z.object({
  name: z.string(),
  InMaximumScore: z.number(),
  InEvaluationResult: z.object({ Evaluation: z.object({ IndicatorResults: z.array(z.object({ Score: z.number(), Value: Measured })) }) }),
  InSLOConfig: z.object({ TotalScore: z.object({ Pass: percent, Warning: percent }) }),
  InKeySLIFailed: z.object({ Failed: z.boolean() }),
  // The messages are Keptn's own words; ours are `reason`.
  ExpectedEvaluationResult: z.object({ Evaluation: z.object({ Result: z.string(), Score: z.number() }) }),
  ExpectedError: z.null(),
});
const { cases, absent } = corpusOf("keptn-score", Case);

describe.skipIf(absent)(`Keptn's scores${absent}`, () => {
  it("have 3 cases", () => expect(cases).toHaveLength(3));
  for (const { name, InEvaluationResult, InMaximumScore, InKeySLIFailed, InSLOConfig, ExpectedEvaluationResult } of cases)
    it(name, () => {
      const results = InEvaluationResult.Evaluation.IndicatorResults.map(({ Score, Value }) => ({ score: Score, value: Value.value }));
      const { score, result } = scoreObjectives(
        { results, maximum: InMaximumScore, keyFailed: InKeySLIFailed.Failed },
        { pass: InSLOConfig.TotalScore.Pass, warning: InSLOConfig.TotalScore.Warning },
      );
      const { Score, Result } = ExpectedEvaluationResult.Evaluation;
      expect([result, score]).toEqual([Result, expect.closeTo(Score, 9)]);
    });
});
