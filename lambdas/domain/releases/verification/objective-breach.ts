import type { ReleaseContext } from "../../../contract/release.ts";
import { budgetOf, errorLimit, latencySeconds, percentText } from "../automation/objectives.ts";
import { FAST_BURN } from "../burn-windows.ts";
import { meanOf } from "../judge/mean.ts";
import { percentileOf } from "../judge/percentile.ts";
import { shown } from "../judge/reason.ts";
import type { MetricId } from "./metrics-of.ts";

export type Objectives = Pick<ReleaseContext, "availability" | "latency">;

/**
 * What is promised and not held, null where it is held or nothing is promised. By the median of the points: one bad point is no verdict. Of
 * failures the mean counts as well, from where our own alerts would roll back: bursts between good points never move a median.
 */
export function objectiveBreach(id: MetricId, values: readonly number[], objectives: Objectives): string | null {
  const numbers = values.filter(Number.isFinite);
  const [median, mean] = [percentileOf(numbers, 0.5, "R7"), meanOf(numbers)];
  if (median === null || mean === null) return null;
  if (id === "error_ratio") return errorBreach(median, mean, objectives);
  return id === "latency_seconds" ? latencyBreach(median, objectives) : null;
}

function errorBreach(median: number, mean: number, objectives: Objectives): string | null {
  const budget = budgetOf(objectives);
  const burst = Math.min(FAST_BURN * budget, errorLimit(objectives));
  if (median > budget) return `Objective missed: ${percent(median)} of the requests failed at the median, ${percentText(budget)} may`;
  return mean > burst
    ? `Objective missed: ${percent(mean)} of the requests failed in the mean, from ${percent(burst)} on an alert would roll back`
    : null;
}

function latencyBreach(median: number, objectives: Objectives): string | null {
  const { milliseconds, percentile } = objectives.latency;
  if (median <= latencySeconds(objectives)) return null;
  return `Objective missed: p${percentile} was ${shown(median * 1000)} ms at the median, ${milliseconds} ms are allowed`;
}

const percent = (share: number): string => `${shown(share * 100)}%`;
