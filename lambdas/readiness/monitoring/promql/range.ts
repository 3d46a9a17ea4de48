import { durationSeconds } from "./duration.ts";
import { childOf, type Expression, sourceOf } from "./expression.ts";

/** Seconds that a range looks back; not a number where it is worked out of others. */
export function rangeOf(expression: Expression): number {
  const duration = childOf(expression, "DurationExpr");
  if (duration === null) return Number.NaN;
  return durationSeconds(sourceOf(duration)) ?? Number(sourceOf(duration));
}
