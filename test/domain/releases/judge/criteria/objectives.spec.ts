import { describe, expect, it } from "vitest";
import * as z from "zod";
import { evaluateObjectives, type Objective } from "../../../../../lambdas/domain/releases/judge/criteria/objectives.ts";
import { corpusOf } from "../corpus.ts";
import { asKeptn, CriteriaSet, Earlier, Measured, Rule, Targets } from "./keptn-cases.ts";

const anObjective = (overrides: Partial<Objective> = {}): Objective => ({
  indicator: "latency",
  pass: [["<=100"]],
  warning: [["<=150"]],
  weight: 2,
  key: false,
  ...overrides,
});
const rule = { include: "all", aggregate: "avg", withoutEarlier: "violated" } as const;
const evaluated = (objective: Objective, value: number | null) =>
  evaluateObjectives([objective], new Map([[objective.indicator, value]]), new Map(), rule);

describe("an objective", () => {
  it("earns its weight, half of it, or nothing", () => {
    const scores = [100, 150, 151, null].map((value) => evaluated(anObjective(), value).results[0]);
    expect(scores.map((one) => [one?.status, one?.score])).toEqual([
      ["pass", 2],
      ["warning", 1],
      ["fail", 0],
      ["fail", 0],
    ]);
  });

  it("fails the whole where it is a key one and fails, also for want of a value", () => {
    const key = anObjective({ key: true });
    expect([100, 150, 151, null].map((value) => evaluated(key, value).keyFailed)).toEqual([false, false, true, true]);
    expect(evaluateObjectives([key], new Map(), new Map(), rule).keyFailed).toBe(true);
  });

  it("without criteria is only told, and blocks nothing where it has no value", () => {
    for (const value of [9999, null]) {
      const told = evaluated(anObjective({ pass: [], warning: [], key: true }), value);
      expect(told).toMatchObject({ maximum: 0, keyFailed: false, results: [{ status: "info", score: 0, value }] });
    }
  });

  it("may ask for no more than an earlier value", () => {
    const relative = anObjective({ pass: [["<=+10%"]], warning: [] });
    const at = (value: number, earlier: number[]) =>
      evaluateObjectives(
        [relative],
        new Map([["latency", value]]),
        new Map([["latency", earlier.map((one) => ({ value: one, status: "pass" as const }))]]),
        rule,
      ).results[0];
    expect(at(110, [90, 110])).toMatchObject({ status: "pass", compared: 100 });
    expect(at(111, [90, 110])).toMatchObject({ status: "fail", compared: 100 });
    expect(at(1, [])).toMatchObject({ status: "fail", compared: null });
  });

  it("is missed where an indicator has none", () => {
    const measured = new Map([
      ["latency", 1],
      ["cpu", 2],
    ]);
    expect(evaluateObjectives([anObjective()], measured, new Map(), rule).unasked).toEqual(["cpu"]);
  });
});

const Sets = z.array(CriteriaSet).optional().default([]);
const Case = z.object({
  name: z.string(),
  InGetSLIDoneEvent: z.object({ GetSLI: z.object({ IndicatorValues: z.array(Measured) }) }),
  InSLOConfig: z.object({
    Comparison: Rule,
    Objectives: z.array(
      z
        .object({ SLI: z.string(), Pass: Sets, Warning: Sets, Weight: z.number(), KeySLI: z.boolean() })
        .transform(({ SLI, Pass, Warning, Weight, KeySLI }) =>
          anObjective({ indicator: SLI, pass: Pass, warning: Warning, weight: Weight, key: KeySLI }),
        ),
    ),
  }),
  InPreviousEvaluationEvents: z.array(z.object({ Evaluation: z.object({ IndicatorResults: z.array(Earlier) }) })).nullable(),
  ExpectedEvaluationResult: z.object({
    Evaluation: z.object({
      IndicatorResults: z.array(
        z.object({
          Score: z.number(),
          Value: Measured,
          PassTargets: Targets,
          WarningTargets: Targets,
          Status: z.string(),
        }),
      ),
    }),
    EventData: z.object({ Message: z.string().optional() }),
  }),
  ExpectedMaximumScore: z.number(),
  ExpectedKeySLIFailed: z.object({ Failed: z.boolean() }),
});
const { cases, absent } = corpusOf("keptn-objectives", Case);

describe.skipIf(absent)(`Keptn's objectives${absent}`, () => {
  it("have 5 cases", () => expect(cases).toHaveLength(5));
  for (const one of cases)
    it(one.name, () => {
      const earlier = (one.InPreviousEvaluationEvents ?? []).flatMap(({ Evaluation }) => Evaluation.IndicatorResults);
      const { results, maximum, keyFailed, unasked } = evaluateObjectives(
        one.InSLOConfig.Objectives,
        new Map(one.InGetSLIDoneEvent.GetSLI.IndicatorValues.map(({ indicator, value }) => [indicator, value])),
        Map.groupBy(earlier, ({ indicator }) => indicator ?? ""),
        one.InSLOConfig.Comparison,
      );
      expect([maximum, keyFailed]).toEqual([one.ExpectedMaximumScore, one.ExpectedKeySLIFailed.Failed]);
      // Keptn writes 0 for "nothing was compared", or leaves it out.
      expect(
        results.map(({ passTargets, warningTargets, indicator, value, compared, ...result }) => ({
          Score: result.score,
          Value: { indicator, value, compared: compared ?? 0 },
          PassTargets: asKeptn(passTargets),
          WarningTargets: asKeptn(warningTargets),
          Status: result.status,
        })),
      ).toEqual(
        one.ExpectedEvaluationResult.Evaluation.IndicatorResults.map((result) => ({
          ...result,
          Value: { ...result.Value, compared: result.Value.compared ?? 0 },
        })),
      );
      for (const indicator of unasked) expect(one.ExpectedEvaluationResult.EventData.Message).toContain(indicator);
      expect(unasked.length > 0).toBe(one.ExpectedEvaluationResult.EventData.Message !== undefined);
    });
});
