import { withoutOutliers } from "./outliers.ts";
import type { MetricSettings } from "./settings.ts";

/** The values that are compared. A series of nothing but NaN is no data, whatever a NaN counts as. */
export function usableValues(values: readonly number[], { nan, outliers, outlierFactor }: MetricSettings): readonly number[] {
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return [];
  const kept = nan === "zero" ? values.map((value) => (Number.isNaN(value) ? 0 : value)) : numbers;
  return outliers === "remove" ? withoutOutliers(kept, outlierFactor) : kept;
}

/** Why there is too little to judge, null if there is enough. */
export function lackOf(control: readonly number[], experiment: readonly number[], { minimumValues }: MetricSettings): string | null {
  const needed = Math.max(1, minimumValues);
  if (control.length >= needed && experiment.length >= needed) return null;
  return `No data: ${experiment.length} values of the canary and ${control.length} of the baseline, at least ${needed} each are needed`;
}

/** Why a comparison would mean nothing, null if it would. */
export function faultOf(
  control: readonly number[],
  experiment: readonly number[],
  { confidence, tolerance }: MetricSettings,
): string | null {
  if (!(confidence > 0 && confidence < 1)) return "The confidence has to lie between 0 and 1";
  if (!(tolerance >= 0)) return "The tolerance must not be below 0";
  return [...control, ...experiment].every(Number.isFinite) ? null : "A value is infinite";
}
