import { describe, expect, it } from "vitest";
import { parseExpression } from "../../../../lambdas/readiness/monitoring/promql/expression.ts";
import { keepsLabel } from "../../../../lambdas/readiness/monitoring/promql/keeps-label.ts";
import { selectorsOf } from "../../../../lambdas/readiness/monitoring/promql/selector.ts";
import { typeProblems } from "../../../../lambdas/readiness/monitoring/promql/type-problems.ts";
import { anExpression } from "../a-world.ts";

describe("an expression of PromQL", () => {
  it.each([
    ["", "is empty"],
    ["sum(rate(x[5m])", "does not parse at its end"],
    ["x y", 'does not parse at character 3 ("y")'],
    ["x)", 'does not parse at character 2 (")")'],
    [`${"(".repeat(60)}x${")".repeat(60)}`, "is nested more than 50 deep"],
    ["x + ".repeat(1500), "has more than 4000 characters"],
  ])("%s %s", (text, problem) => {
    expect(parseExpression(text)).toEqual({ problem });
  });

  it.each([
    ["rate(http_requests_total)", 'expected type matrix in call to function "rate", got vector'],
    ["sum(x[5m])", "expected type vector in aggregation expression, got matrix"],
    ["x[5m]", "is a matrix, which can be neither compared nor drawn"],
    ['"text"', "is a string, which can be neither compared nor drawn"],
    ["1 and x", "set operator not allowed in binary scalar expression"],
  ])("%s parses, but %s", (text, problem) => {
    expect(typeProblems(anExpression(text))).toEqual([problem]);
  });

  it.each(['sum by (a) (rate(x{b="c"}[5m])) > 0.1', "1 + 1", "x offset 5m", "max_over_time(rate(x[5m])[1h:1m])"])("%s is right", (text) => {
    expect(typeProblems(anExpression(text))).toEqual([]);
  });

  it("says which series it selects, however they are named", () => {
    const selectors = selectorsOf(anExpression(`a{b="c\\"d"} + {"e", f=~'g'} + {__name__="h"} + {__name__=~"i.*"}`));

    expect(selectors.map(({ name }) => name)).toEqual(["a", "e", "h", null]);
    expect(selectors[0]?.matchers).toEqual([{ label: "b", operator: "=", value: 'c"d' }]);
    expect(selectors[1]?.matchers).toEqual([{ label: "f", operator: "=~", value: "g" }]);
  });

  it.each([
    ["x > 1", true],
    ["sum(x) > 1", false],
    ["sum by (environment) (x) > 1", true],
    ["sum without (environment) (x)", false],
    ["sum by (environment) (x) and sum(y)", true],
    ["sum(x) and sum by (environment) (y)", false],
    ["sum by (environment) (x) or vector(1)", false],
    ["sum(x) / on (environment) y", true],
    ["histogram_quantile(0.9, sum by (le, environment) (rate(x[5m])))", true],
    ['absent(x{environment="a"})', true],
    ["absent(x)", false],
    ["recorded", false],
  ])("%s keeps its environment: %s", (text, expected) => {
    expect(keepsLabel(anExpression(text), "environment", new Map([["recorded", anExpression("sum(x)")]]))).toBe(expected);
  });
});
