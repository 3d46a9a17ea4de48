import { round } from "../../metrics/rounding.ts";
import type { Classification } from "./classify.ts";

export type GradedMetric = {
  readonly groups: readonly string[];
  readonly classification: Classification;
  readonly critical: boolean;
};

export type GroupScore = {
  readonly name: string;
  /** Of 100. */
  readonly weight: number;
  /** Share of its metrics that pass, 0 to 100; null where none of them has data, which earns nothing. */
  readonly score: number | null;
};

/** Metrics that name no group still count. */
const UNGROUPED = "ungrouped";
/** Where so large a share of the metrics says nothing, nothing is said about the canary (Kayenta's threshold). */
const TOO_MANY_SILENT = 0.5;

/**
 * Kayenta's weighted sum of group scores, 0 to 100 with two decimals; groups without a weight share what the others leave. Where it must be
 * 0, whatever the sum, `failure` says why: a critical metric is bad, or half of the metrics could not be judged. Kayenta gives a
 * group without data its full weight; here it gets none of it.
 */
export function scoreGroups(
  metrics: readonly GradedMetric[],
  groupWeights: Readonly<Record<string, number>>,
): { score: number; failure: string | null; groups: readonly GroupScore[] } {
  const byGroup = grouped(metrics);
  const weightOf = weighting([...byGroup.keys()], new Map(Object.entries(groupWeights)));
  const groups = [...byGroup].map(([name, labels]) => ({ name, weight: weightOf(name), score: passShare(labels) }));
  const failure = failureOf(metrics);
  const sum = groups.reduce((total, { weight, score }) => total + ((score ?? 0) * weight) / 100, 0);
  return { score: failure === null ? (round(sum, 2) ?? 0) : 0, failure, groups };
}

function grouped(metrics: readonly GradedMetric[]): Map<string, Classification[]> {
  const byGroup = new Map<string, Classification[]>();
  for (const { groups, classification } of metrics)
    for (const name of groups.length === 0 ? [UNGROUPED] : new Set(groups))
      byGroup.set(name, [...(byGroup.get(name) ?? []), classification]);
  return byGroup;
}

/** Weights above 100 in all are scaled down, so that no sum of scores goes beyond 100. */
function weighting(names: readonly string[], given: ReadonlyMap<string, number>): (name: string) => number {
  const sum = given.values().reduce((total, weight) => total + Math.max(0, weight), 0);
  const others = names.filter((name) => !given.has(name)).length;
  const scale = 100 / Math.max(100, sum);
  return (name) => {
    const weight = given.get(name);
    return weight === undefined ? Math.max(0, 100 - sum) / others : Math.max(0, weight) * scale;
  };
}

function passShare(labels: readonly Classification[]): number | null {
  const counted = labels.filter((label) => label !== "Nodata");
  return counted.length === 0 ? null : (100 * counted.filter((label) => label === "Pass").length) / counted.length;
}

const SILENT: readonly Classification[] = ["Nodata", "NodataFailMetric", "Error"];

function failureOf(metrics: readonly GradedMetric[]): string | null {
  if (metrics.length === 0) return "No metric was judged";
  if (metrics.some(({ critical, classification }) => critical && classification !== "Pass")) return "A critical metric failed";
  const silent = metrics.filter(({ classification }) => SILENT.includes(classification)).length;
  return silent / metrics.length >= TOO_MANY_SILENT ? "Half of the metrics or more could not be judged" : null;
}
