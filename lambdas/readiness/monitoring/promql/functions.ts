import type { World } from "../alerting/world.ts";
import { argumentsOf, calledBy, type Expression, sourceOf } from "./expression.ts";
import { rangeOf } from "./range.ts";
import { each, UNKNOWN, type Value, vectorOf } from "./value.ts";

/** Those that give a world's series back as they are: a world is steady. */
const AS_IT_IS = new Set([
  "Rate",
  "Irate",
  "AvgOverTime",
  "MaxOverTime",
  "MinOverTime",
  "LastOverTime",
  "LabelReplace",
  "LabelJoin",
  "Sort",
  "SortDesc",
  "Vector",
]);
const OF_NUMBERS: Readonly<Record<string, (value: number, ...bounds: number[]) => number>> = {
  Abs: Math.abs,
  Ceil: Math.ceil,
  Floor: Math.floor,
  Round: Math.round,
  ClampMax: (value, most = Number.NaN) => Math.min(value, most),
  ClampMin: (value, least = Number.NaN) => Math.max(value, least),
  Clamp: (value, least = Number.NaN, most = Number.NaN) => Math.min(Math.max(value, least), most),
};

/** A function's value; of one that is not known, not a number. */
export function call(expression: Expression, world: World, evaluate: (one: Expression) => Value): Value {
  const name = calledBy(expression);
  const [first, ...rest] = argumentsOf(expression);
  if (first === undefined) return UNKNOWN;
  if (AS_IT_IS.has(name)) return vectorOf(evaluate(first));
  const change = OF_NUMBERS[name];
  // The second argument of round is a step.
  if (change !== undefined)
    return each(evaluate(first), (value) => change(value, ...(name === "Round" ? [] : rest.map((one) => numberOf(evaluate(one))))));
  switch (name) {
    case "Increase":
      return each(evaluate(first), (value) => value * rangeOf(first));
    case "Absent":
    case "AbsentOverTime":
      return vectorOf(evaluate(first)).length > 0 ? [] : [{ status: "", value: 1 }];
    case "Scalar":
      return numberOf(evaluate(first));
    case "HistogramQuantile":
      return rest[0] === undefined ? UNKNOWN : quantile(numberOf(evaluate(first)), rest[0], world, evaluate);
    default:
      return UNKNOWN;
  }
}

/** Buckets are in the unit that the metric's name ends with: seconds, unless it says milliseconds. */
function quantile(share: number, buckets: Expression, world: World, evaluate: (one: Expression) => Value): Value {
  if (vectorOf(evaluate(buckets)).length === 0) return [];
  const perSecond = /_(?:ms|milliseconds)(?:_bucket)?\b/.test(sourceOf(buckets)) ? 1000 : 1;
  return [{ status: "", value: world.latency(share) * perSecond }];
}

function numberOf(value: Value): number {
  if (typeof value === "number") return value;
  return value.length === 1 ? (value[0]?.value ?? Number.NaN) : Number.NaN;
}
