import type { Anomaly } from "../../../contract/delivery.ts";
import type { Finished } from "../tally.ts";

/** So many successes at most. */
export const BASELINE = 30;
const ENOUGH = 8;
const SPREADS = 2.5;
/** Makes the MAD of normal data estimate its standard deviation. */
const NORMAL = 1.4826;

/** What successes usually take: their median, and the spread about it. Seconds. */
export type Baseline = { readonly deployments: readonly Finished[]; readonly median: number; readonly spread: number };

/** Null for nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * The last 30 of the successes, null below 8: median m, and s = max(1.4826 MAD, 5 % of m, 1 s). Median and MAD, as half of the
 * values may be outliers before they move (Leys et al. 2013, "Detecting outliers: Do not use standard deviation around the mean,
 * use absolute deviation around the median", J. Exp. Soc. Psychol. 49(4), with its moderate cut of 2.5).
 */
export function baselineOf(successes: readonly Finished[]): Baseline | null {
  const deployments = successes.slice(-BASELINE);
  const middle = median(deployments.map(({ durationSeconds }) => durationSeconds));
  if (middle === null || deployments.length < ENOUGH) return null;
  const deviation = median(deployments.map(({ durationSeconds }) => Math.abs(durationSeconds - middle))) ?? 0;
  return { deployments, median: middle, spread: Math.max(NORMAL * deviation, middle * 0.05, 1) };
}

/** m + 2.5 s: what takes longer is anomalous. */
export const upperLimit = ({ median, spread }: Baseline): number => median + SPREADS * spread;

/** m - 2.5 s, which may lie below zero. */
export const lowerLimit = ({ median, spread }: Baseline): number => median - SPREADS * spread;

/** A baseline as an anomaly keeps it: of the medians, so without a mean. */
export const toldBaseline = ({ deployments, median, spread }: Baseline): Anomaly["baseline"] => ({
  count: deployments.length,
  median,
  mean: null,
  spread,
  from: deployments.at(0)?.finishedAt ?? "",
  to: deployments.at(-1)?.finishedAt ?? "",
});
