import type { World } from "../alerting/world.ts";
import { aggregate } from "./aggregate.ts";
import { binary } from "./binary.ts";
import { childOf, type Expression, sourceOf } from "./expression.ts";
import { call } from "./functions.ts";
import type { Known } from "./known.ts";
import { constant } from "./numbers.ts";
import { rangeOf } from "./range.ts";
import { recordings } from "./recordings.ts";
import { selectorOf } from "./selector.ts";
import { passing, samplesOf } from "./series.ts";
import { each, UNKNOWN, type Value, vectorOf } from "./value.ts";

/** The value of an expression whose ranges reach back at least so many seconds. */
type Evaluate = (expression: Expression, seconds: number) => Value;

/**
 * PromQL over a world instead of a database: enough of it for service level alerts and panels, so that they can be tried. What it does
 * not know is not a number, which no comparison lets through: an alert that cannot be tried never counts as one that fires.
 */
export function evaluator(known: Known, world: World) {
  const evaluate: Evaluate = (expression, seconds) =>
    expression.node.name === "VectorSelector" ? select(expression, seconds) : worked(expression, world, evaluate, seconds);
  const recorded = recordings(evaluate);
  const select: Evaluate = (expression, seconds) => {
    const { name, matchers } = selectorOf(expression);
    const rule = name === null ? undefined : known.recorded.get(name);
    if (name === null || rule === undefined) return samplesOf({ name, matchers }, known, world, seconds);
    return passing(vectorOf(recorded(name, rule, seconds)), matchers, known);
  };
  return {
    value: (expression: Expression): Value => evaluate(expression, 0),
    /** Whether it yields any sample, as an alert's expression has to for the alert to fire. */
    isTrue: (expression: Expression): boolean => vectorOf(evaluate(expression, 0)).some(({ value }) => !Number.isNaN(value)),
  };
}

/** What is made of other expressions. */
function worked(expression: Expression, world: World, evaluate: Evaluate, seconds: number): Value {
  const part = (one: Expression) => evaluate(one, seconds);
  const inner = childOf(expression, "Expr");
  switch (expression.node.name) {
    case "NumberDurationLiteral":
      return constant(sourceOf(expression));
    case "AggregateExpr":
      return aggregate(expression, part);
    case "FunctionCall":
      return call(expression, world, part);
    case "BinaryExpr":
      return binary(expression, part);
  }
  if (inner === null) return UNKNOWN;
  switch (expression.node.name) {
    case "MatrixSelector":
    case "SubqueryExpr":
      return evaluate(inner, Math.max(seconds, rangeOf(expression)));
    case "ParenExpr":
    case "OffsetExpr":
    case "StepInvariantExpr":
      return part(inner);
    case "UnaryExpr":
      return each(part(inner), (value) => (sourceOf(expression).startsWith("-") ? -value : value));
    default:
      return UNKNOWN;
  }
}
