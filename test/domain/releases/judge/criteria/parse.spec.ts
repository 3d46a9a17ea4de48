import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Criterion, parseCriterion } from "../../../../../lambdas/domain/releases/judge/criteria/parse.ts";
import { corpusOf } from "../corpus.ts";

describe("a criterion", () => {
  it("is a fixed target with an operator", () => {
    expect(parseCriterion("<600")).toEqual({ operator: "<", value: 600, relative: null });
    for (const operator of ["<=", "<", "=", ">=", ">"]) expect(parseCriterion(`${operator} 0.5`)).toMatchObject({ operator, value: 0.5 });
  });

  it("is relative with a sign or a percent", () => {
    expect(parseCriterion("<=+10%")).toEqual({ operator: "<=", value: 10, relative: { sign: 1, unit: "percent" } });
    expect(parseCriterion(">=-5")).toEqual({ operator: ">=", value: 5, relative: { sign: -1, unit: "absolute" } });
    expect(parseCriterion("<10%")?.relative).toEqual({ sign: 1, unit: "percent" });
    expect(parseCriterion(" > - 8 % ")).toEqual({ operator: ">", value: 8, relative: { sign: -1, unit: "percent" } });
  });

  it("is nothing else", () => {
    for (const text of ["", "600", "<", "<abc", "=>10", "<10ms", "<++1", "?9", "<1.2.3", "<.", "<10%%", "<Infinity"])
      expect([text, parseCriterion(text)]).toEqual([text, null]);
  });
});

const Case = z.object({
  name: z.string(),
  Criteria: z.string(),
  ExpectedCriteriaObject: z.object({
    Operator: z.string(),
    Value: z.number(),
    CheckPercentage: z.boolean(),
    IsComparison: z.boolean(),
    CheckIncrease: z.boolean(),
  }),
});
const { cases, absent } = corpusOf("keptn-criteria", Case);

/** A criterion as Keptn writes it. */
const asKeptn = ({ operator, value, relative }: Criterion) => ({
  Operator: operator,
  Value: value,
  CheckPercentage: relative?.unit === "percent",
  IsComparison: relative !== null,
  CheckIncrease: relative?.sign === 1,
});

describe.skipIf(absent)(`Keptn's criteria${absent}`, () => {
  it("have 5 cases", () => expect(cases).toHaveLength(5));
  for (const { name, Criteria, ExpectedCriteriaObject } of cases)
    it(name.trim(), () => {
      const criterion = parseCriterion(Criteria);
      expect(criterion && asKeptn(criterion)).toEqual(ExpectedCriteriaObject);
    });
});
