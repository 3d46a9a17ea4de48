import type { ComparisonRule } from "./earlier.ts";
import { type Criterion, type Operator, parseCriterion } from "./parse.ts";

export type Target = {
  readonly criterion: string;
  /** What the value was held against; null where there was nothing. */
  readonly target: number | null;
  readonly violated: boolean;
};

/** What relative criteria are held against. */
export type Against = { readonly compared: number | null } & Pick<ComparisonRule, "withoutEarlier">;

export type Evaluated = { readonly satisfied: boolean; readonly targets: readonly Target[] };

const HOLDS: Readonly<Record<Operator, (measured: number, target: number) => boolean>> = {
  "<": (measured, target) => measured < target,
  "<=": (measured, target) => measured <= target,
  "=": (measured, target) => measured === target,
  ">=": (measured, target) => measured >= target,
  ">": (measured, target) => measured > target,
};

/** Whether a measured value holds a target. */
export const meets = (measured: number, operator: Operator, target: number): boolean => HOLDS[operator](measured, target);

/** The number that a criterion asks for; null where it is relative and there is nothing to compare with. */
export function targetOf({ value, relative }: Criterion, compared: number | null): number | null {
  if (relative === null || compared === null) return relative === null ? value : null;
  return relative.unit === "percent" ? (compared * (100 + relative.sign * value)) / 100 : compared + relative.sign * value;
}

/**
 * Holds a value against one criterion. No value violates each, and what cannot be read as a criterion is always violated. Without a value
 * the target of a relative criterion is what it would have been relative to, as Keptn reports it.
 */
export function evaluateCriterion(value: number | null, text: string, { compared, withoutEarlier }: Against): Target {
  const criterion = parseCriterion(text);
  if (criterion === null) return { criterion: text, target: null, violated: true };
  if (value === null) return { criterion: text, target: criterion.relative ? compared : criterion.value, violated: true };
  const target = targetOf(criterion, compared);
  const holds = target === null ? withoutEarlier === "satisfied" : meets(value, criterion.operator, target);
  return { criterion: text, target, violated: !holds };
}

/** A Keptn criteria set: all of them have to hold. An empty one asks nothing, and so proves nothing. */
export function evaluateAllOf(value: number | null, criteria: readonly string[], against: Against): Evaluated {
  const targets = criteria.map((text) => evaluateCriterion(value, text, against));
  return { satisfied: targets.length > 0 && targets.every(({ violated }) => !violated), targets };
}

/** Keptn's list of sets: one that holds is enough, and the others are told all the same. */
export function evaluateAnyOf(value: number | null, sets: readonly (readonly string[])[], against: Against): Evaluated {
  const evaluated = sets.map((criteria) => evaluateAllOf(value, criteria, against));
  return { satisfied: evaluated.some(({ satisfied }) => satisfied), targets: evaluated.flatMap(({ targets }) => targets) };
}
