import type { EffectLimits, EffectMeasure } from "./effect-size.ts";

/** How one metric is judged. */
export type MetricSettings = {
  /** `mean` compares the two means and nothing else: for benchmarks, it takes every noise for a change. */
  readonly method: "mann-whitney" | "mean";
  /** Which change is a bad one. */
  readonly direction: "increase" | "decrease" | "either";
  /** The interval has to lie beyond this share of the estimate. */
  readonly tolerance: number;
  readonly confidence: number;
  readonly effect: EffectMeasure;
  /** How large an effect has to be to count; null: any that is shown. */
  readonly effectLimits: EffectLimits | null;
  /** A critical metric that turns bad fails the whole canary. */
  readonly critical: boolean;
  /** How large an effect has to be for that; null: any that counts. */
  readonly criticalLimits: EffectLimits | null;
  /** What a NaN is: no value, or a 0. */
  readonly nan: "remove" | "zero";
  readonly outliers: "keep" | "remove";
  readonly outlierFactor: number;
  /** Fewer values than this on a side are no data. */
  readonly minimumValues: number;
  /** What no data does to its group's score: as a bad metric, or not counted. Never as a good one. */
  readonly noData: "fail" | "ignore";
};

/**
 * Tolerance, confidence, outlier factor and NaN are Kayenta's. Five values are the fewest on which a two-sided test can speak with 98 %
 * confidence (2 of 252 orders; of four and four it is 2 of 70). Kayenta ignores missing data unless told otherwise; here it fails.
 */
export const METRIC_DEFAULTS: MetricSettings = {
  method: "mann-whitney",
  direction: "either",
  tolerance: 0.25,
  confidence: 0.98,
  effect: "meanRatio",
  effectLimits: null,
  critical: false,
  criticalLimits: null,
  nan: "remove",
  outliers: "keep",
  outlierFactor: 3,
  minimumValues: 5,
  noData: "fail",
};
