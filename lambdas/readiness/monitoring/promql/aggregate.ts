import { argumentsOf, calledBy, childOf, childrenOf, type Expression, sourceOf } from "./expression.ts";
import { STATUS_LABELS } from "./series.ts";
import { type Sample, UNKNOWN, type Value, vectorOf } from "./value.ts";

const OF: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Max: (values) => Math.max(...values),
  Min: (values) => Math.min(...values),
  Count: (values) => values.length,
  Group: () => 1,
};

/** `sum by (service) (...)`; `topk` and its like let all through, as a world has few series. */
export function aggregate(expression: Expression, evaluate: (one: Expression) => Value): Value {
  const given = argumentsOf(expression).at(-1);
  if (given === undefined) return UNKNOWN;
  const samples = vectorOf(evaluate(given));
  const name = calledBy(expression);
  if (name === "Topk" || name === "Bottomk") return samples;
  const of = OF[name];
  return of === undefined ? UNKNOWN : grouped(expression, samples).map(([status, values]) => ({ status, value: of(values) }));
}

function grouped(expression: Expression, samples: readonly Sample[]): [string, number[]][] {
  const keeps = keepsStatus(expression);
  const groups = Map.groupBy(samples, ({ status }) => (keeps ? status : ""));
  return [...groups].map(([status, group]) => [status, group.map(({ value }) => value)]);
}

function keepsStatus(expression: Expression): boolean {
  const { without, labels } = groupingOf(expression);
  return labels.some((label) => STATUS_LABELS.includes(label)) !== without;
}

/** The labels that an aggregation keeps, or goes without; it keeps none where it does not say. */
export function groupingOf(expression: Expression): { without: boolean; labels: string[] } {
  const modifier = childOf(expression, "AggregateModifier");
  const labels = modifier === null ? null : childOf(modifier, "GroupingLabels");
  return {
    without: modifier !== null && childOf(modifier, "Without") !== null,
    labels: labels === null ? [] : childrenOf(labels, "LabelName").map(sourceOf),
  };
}
