import { type Comparison, compareMeans, compareRanks } from "./comparison.ts";
import { effectOf, reaches } from "./effect-size.ts";
import { faultOf, lackOf, usableValues } from "./no-data.ts";
import { passReason, shiftInWords } from "./reason.ts";
import { METRIC_DEFAULTS, type MetricSettings } from "./settings.ts";

/** Kayenta's names. `NodataFailMetric` is missing data that counts as a bad metric. */
export type Classification = "Pass" | "High" | "Low" | "Nodata" | "NodataFailMetric" | "Error";

export type ClassifiedMetric = {
  readonly classification: Classification;
  /** Whether it fails the whole canary. */
  readonly critical: boolean;
  /** The effect in the chosen measure; null where it cannot be measured. */
  readonly deviation: number | null;
  /** How far the canary lies above the baseline, with its interval; null without data, or where only means were compared. */
  readonly estimate: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  readonly pValue: number | null;
  readonly reason: string;
};

/**
 * Compares a canary's values of a metric with the baseline's as Netflix's Kayenta does (its NetflixACAJudge). Never `Pass` without data on
 * both sides; the same values give the same answer always (Kayenta adds noise to constant ones, which the interval here does not need).
 */
export function classifyMetric(
  control: readonly number[],
  experiment: readonly number[],
  given: Partial<MetricSettings> = {},
): ClassifiedMetric {
  const settings = { ...METRIC_DEFAULTS, ...given };
  const [baseline, canary] = [usableValues(control, settings), usableValues(experiment, settings)];
  const fault = faultOf(baseline, canary, settings);
  if (fault !== null) return unjudged("Error", settings, fault);
  const lack = lackOf(baseline, canary, settings);
  if (lack !== null) return unjudged(settings.critical || settings.noData === "ignore" ? "Nodata" : "NodataFailMetric", settings, lack);
  return judged(baseline, canary, settings);
}

const unjudged = (classification: Classification, { critical }: MetricSettings, reason: string): ClassifiedMetric => ({
  classification,
  critical,
  deviation: null,
  estimate: null,
  interval: null,
  pValue: null,
  reason,
});

function judged(control: readonly number[], experiment: readonly number[], settings: MetricSettings): ClassifiedMetric {
  const comparison = settings.method === "mean" ? compareMeans([control, experiment]) : compareRanks([control, experiment], settings);
  const deviation = effectOf(settings.effect, control, experiment);
  const { side, ...numbers } = comparison;
  const isBadWay = side !== null && settings.direction !== (side === "High" ? "decrease" : "increase");
  if (side === null || !isBadWay || !reaches(deviation, settings.effectLimits, side))
    return { classification: "Pass", critical: false, deviation, ...numbers, reason: passReason(comparison, settings, isBadWay) };
  const critical = settings.critical && reaches(deviation, settings.criticalLimits, side);
  return { classification: side, critical, deviation, ...numbers, reason: badReason(side, critical, comparison, settings) };
}

const badReason = (side: "High" | "Low", critical: boolean, comparison: Comparison, settings: MetricSettings) =>
  `${side}${critical ? ", critical" : ""}: ${shiftInWords(comparison, settings)}`;
