import { describe, expect, it } from "vitest";
import * as z from "zod";
import { comparedValue } from "../../../../../lambdas/domain/releases/judge/criteria/earlier.ts";
import { evaluateAllOf, evaluateAnyOf, evaluateCriterion, meets } from "../../../../../lambdas/domain/releases/judge/criteria/evaluate.ts";
import { parseCriterion } from "../../../../../lambdas/domain/releases/judge/criteria/parse.ts";
import { corpusOf } from "../corpus.ts";
import { asKeptn, CriteriaSet, Earlier, Measured, Rule, Targets } from "./keptn-cases.ts";

const Given = z.object({ name: z.string(), InSLIResult: Measured, ExpectedResult: z.boolean(), ExpectedError: z.string().nullable() });
const Relative = Given.extend({ InPreviousResults: z.array(Earlier), InComparison: Rule, ExpectedError: z.null() });
const Parsed = z
  .object({ Operator: z.string(), Value: z.number(), CheckPercentage: z.boolean(), IsComparison: z.boolean(), CheckIncrease: z.boolean() })
  .transform(({ Operator, Value, CheckPercentage, IsComparison, CheckIncrease }) =>
    [Operator, IsComparison ? (CheckIncrease ? "+" : "-") : "", Value, CheckPercentage ? "%" : ""].join(""),
  );

const against = ({ InPreviousResults, InComparison }: z.infer<typeof Relative>) => ({
  compared: comparedValue(InPreviousResults, InComparison),
  withoutEarlier: InComparison.withoutEarlier,
});

const values = corpusOf(
  "keptn-values",
  z.object({
    name: z.string(),
    MeasuredValue: z.number(),
    ExpectedValue: z.number(),
    Operator: z.enum(["<", "<=", "=", ">=", ">"]),
    ExpectedResult: z.boolean(),
    ExpectedError: z.null(),
  }),
);
describe.skipIf(values.absent)(`Keptn's values${values.absent}`, () => {
  it("have 3 cases", () => expect(values.cases).toHaveLength(3));
  for (const one of values.cases)
    it(one.name, () => expect(meets(one.MeasuredValue, one.Operator, one.ExpectedValue)).toBe(one.ExpectedResult));
});

const fixed = corpusOf("keptn-fixed", Given.extend({ InCriteriaObject: Parsed }));
describe.skipIf(fixed.absent)(`Keptn's fixed thresholds${fixed.absent}`, () => {
  it("have 2 cases", () => expect(fixed.cases).toHaveLength(2));
  for (const { name, InSLIResult, InCriteriaObject, ExpectedResult, ExpectedError } of fixed.cases)
    it(name, () => {
      // Keptn's error is an operator that it does not know: here no such criterion can be read.
      expect(parseCriterion(InCriteriaObject) === null).toBe(ExpectedError !== null);
      const target = evaluateCriterion(InSLIResult.value, InCriteriaObject, { compared: null, withoutEarlier: "violated" });
      expect(target.violated).toBe(!ExpectedResult);
    });
});

const comparison = corpusOf("keptn-comparison", Relative.extend({ InCriteriaObject: Parsed }));
describe.skipIf(comparison.absent)(`Keptn's comparisons${comparison.absent}`, () => {
  it("have 4 cases", () => expect(comparison.cases).toHaveLength(4));
  for (const one of comparison.cases)
    it(one.name, () =>
      expect(evaluateCriterion(one.InSLIResult.value, one.InCriteriaObject, against(one)).violated).toBe(!one.ExpectedResult),
    );
});

const single = corpusOf("keptn-single", Relative.extend({ InCriteria: z.string() }));
describe.skipIf(single.absent)(`Keptn's single criteria${single.absent}`, () => {
  it("have 4 cases", () => expect(single.cases).toHaveLength(4));
  for (const one of single.cases)
    it(one.name, () => expect(evaluateCriterion(one.InSLIResult.value, one.InCriteria, against(one)).violated).toBe(!one.ExpectedResult));
});

const allOf = corpusOf("keptn-all-of", Relative.extend({ InCriteriaSet: CriteriaSet, ExpectedTargets: Targets }));
describe.skipIf(allOf.absent)(`Keptn's criteria sets${allOf.absent}`, () => {
  it("have 1 case", () => expect(allOf.cases).toHaveLength(1));
  for (const one of allOf.cases)
    it(one.name, () => {
      const { satisfied, targets } = evaluateAllOf(one.InSLIResult.value, one.InCriteriaSet, against(one));
      expect([satisfied, asKeptn(targets)]).toEqual([one.ExpectedResult, one.ExpectedTargets]);
    });
});

const anyOf = corpusOf("keptn-any-of", Relative.extend({ InCriteriaSets: z.array(CriteriaSet), ExpectedTargets: Targets }));
describe.skipIf(anyOf.absent)(`Keptn's combined criteria${anyOf.absent}`, () => {
  it("have 2 cases", () => expect(anyOf.cases).toHaveLength(2));
  for (const one of anyOf.cases)
    it(one.name, () => {
      const { satisfied, targets } = evaluateAnyOf(one.InSLIResult.value, one.InCriteriaSets, against(one));
      expect([satisfied, asKeptn(targets)]).toEqual([one.ExpectedResult, one.ExpectedTargets]);
    });
});
