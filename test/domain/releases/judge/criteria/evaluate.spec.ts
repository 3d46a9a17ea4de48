import { describe, expect, it } from "vitest";
import { evaluateAllOf, evaluateAnyOf, evaluateCriterion } from "../../../../../lambdas/domain/releases/judge/criteria/evaluate.ts";

const against = (compared: number | null, withoutEarlier: "satisfied" | "violated" = "violated") => ({ compared, withoutEarlier });
const violated = (value: number | null, text: string, compared: number | null = null) =>
  evaluateCriterion(value, text, against(compared)).violated;

describe("a value held against a criterion", () => {
  it("holds a fixed target or violates it", () => {
    expect(["<10", "<=10", "=10", ">=10", ">10"].map((text) => violated(10, text))).toEqual([true, false, false, false, true]);
    expect(evaluateCriterion(9, "<10", against(null))).toEqual({ criterion: "<10", target: 10, violated: false });
  });

  it("is held against the earlier value, more or less so much", () => {
    const targetOf = (text: string) => evaluateCriterion(1, text, against(200)).target;
    expect(["<=+10%", "<=10%", ">=-10%", "<=+10", ">=-10"].map(targetOf)).toEqual([220, 220, 180, 210, 190]);
    expect([violated(220, "<=+10%", 200), violated(220.1, "<=+10%", 200)]).toEqual([false, true]);
  });

  it("has no relative target where nothing was there before, and the rule says what that means", () => {
    expect(evaluateCriterion(1, "<=+10%", against(null, "violated"))).toEqual({ criterion: "<=+10%", target: null, violated: true });
    expect(evaluateCriterion(1, "<=+10%", against(null, "satisfied"))).toEqual({ criterion: "<=+10%", target: null, violated: false });
  });

  it("violates everything where it is missing, whatever the rule", () => {
    for (const text of ["<10", ">=0", "<=+10%"])
      for (const compared of [null, 5]) expect(evaluateCriterion(null, text, against(compared, "satisfied")).violated).toBe(true);
    expect(violated(Number.NaN, "<10")).toBe(true);
  });

  it("violates what is no criterion", () => {
    expect(evaluateCriterion(1, "at most 10", against(1, "satisfied"))).toEqual({ criterion: "at most 10", target: null, violated: true });
  });
});

describe("sets of criteria", () => {
  it("hold where all of one set hold, and tell all targets", () => {
    expect(evaluateAllOf(9, ["<10", ">5"], against(null)).satisfied).toBe(true);
    expect(evaluateAllOf(4, ["<10", ">5"], against(null)).satisfied).toBe(false);
    const any = evaluateAnyOf(4, [["<10", ">5"], ["<=4"]], against(null));
    expect(any.satisfied).toBe(true);
    expect(any.targets.map((target) => target.violated)).toEqual([false, true, false]);
  });

  it("prove nothing where they ask nothing", () => {
    expect(evaluateAllOf(1, [], against(null)).satisfied).toBe(false);
    expect(evaluateAnyOf(1, [[]], against(null)).satisfied).toBe(false);
    expect(evaluateAnyOf(1, [], against(null)).satisfied).toBe(false);
  });
});
