import { shiftOf } from "./mann-whitney.ts";
import { meanOf } from "./mean.ts";
import type { MetricSettings } from "./settings.ts";

/** Where the experiment lies, whether or not that is bad; null where no difference is shown. */
export type Comparison = {
  readonly side: "High" | "Low" | null;
  readonly estimate: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly pValue: number | null;
};

type Sides = readonly [control: readonly number[], experiment: readonly number[]];

/** Kayenta's Mann-Whitney classifier: the whole interval of the shift has to lie beyond the tolerated share of the estimate. */
export function compareRanks([control, experiment]: Sides, { confidence, tolerance }: MetricSettings): Comparison {
  const { estimate, interval, pValue } = shiftOf(control, experiment, confidence);
  const tolerated = tolerance * Math.abs(estimate);
  const side = interval[0] > tolerated ? "High" : interval[1] < -tolerated ? "Low" : null;
  return { side, estimate, interval, pValue };
}

/** Kayenta's mean inequality classifier: the greater mean is the higher one, however little. */
export function compareMeans([control, experiment]: Sides): Comparison {
  const estimate = (meanOf(experiment) ?? 0) - (meanOf(control) ?? 0);
  return { side: estimate > 0 ? "High" : estimate < 0 ? "Low" : null, estimate, interval: null, pValue: null };
}
