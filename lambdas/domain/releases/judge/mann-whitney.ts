import { normalQuantile, normalShareBelow } from "./normal.ts";
import { tieTerm, uDeviation } from "./ties.ts";
import { uCounts, uQuantile, uShareUpTo } from "./u-distribution.ts";

/** How far the experiment lies above the control, in the metric's own unit. */
export type Shift = {
  /** Hodges and Lehmann's: the median of all differences between a value of the experiment and one of the control. */
  readonly estimate: number;
  readonly interval: readonly [low: number, high: number];
  /** Two-sided. */
  readonly pValue: number;
  /** Whether from U's own distribution, not from the normal one. */
  readonly exact: boolean;
};

/** Below so many values on each side, and without ties, R's `wilcox.test` is exact. */
const EXACT_BELOW = 50;

/**
 * The Mann-Whitney U test with the shift's confidence interval, as R's `wilcox.test(conf.int = TRUE)`, which Kayenta first called. Both ends
 * are differences that occur, counted inwards from the extremes (Hollander and Wolfe, Nonparametric Statistical Methods). Kayenta's own
 * later version finds the same ends with a root finder, and always from the normal distribution. Where the values are too few for the
 * confidence, the interval is all that occurs. Both sides need a value.
 */
export function shiftOf(control: readonly number[], experiment: readonly number[], confidence: number): Shift {
  const differences = differencesOf(control, experiment);
  const last = differences.length - 1;
  const at = (index: number) => differences[index] ?? Number.NaN;
  const counts = isExact(control, experiment) ? uCounts(experiment.length, control.length) : null;
  const share = (1 - confidence) / 2;
  const depth = Math.max(1, counts ? uQuantile(share, counts) : approximateDepth(control, experiment, share)) - 1;
  return {
    estimate: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
    interval: [at(depth), at(last - depth)],
    pValue: counts ? exactPValue(uOf(differences), counts) : approximatePValue(uOf(differences), control, experiment),
    exact: counts !== null,
  };
}

const differencesOf = (control: readonly number[], experiment: readonly number[]) =>
  Float64Array.from(experiment.flatMap((one) => control.map((other) => one - other))).sort();

/** U: pairs in which the experiment is above; equal ones count half. */
const uOf = (differences: Float64Array) => differences.reduce((sum, one) => sum + (one > 0 ? 1 : one === 0 ? 0.5 : 0), 0);

function isExact(control: readonly number[], experiment: readonly number[]): boolean {
  if (control.length >= EXACT_BELOW || experiment.length >= EXACT_BELOW) return false;
  return new Set([...control, ...experiment]).size === control.length + experiment.length;
}

/** While both sides slide along each other only the ties within each remain, so the deviation is the same at all shifts. */
function approximateDepth(control: readonly number[], experiment: readonly number[], share: number): number {
  const [m, n] = [experiment.length, control.length];
  const deviation = uDeviation(m, n, tieTerm(control) + tieTerm(experiment));
  return Math.ceil((m * n) / 2 - 0.5 + normalQuantile(share) * deviation);
}

function exactPValue(u: number, counts: readonly number[]): number {
  const last = counts.length - 1;
  return Math.min(1, 2 * uShareUpTo(Math.min(u, last - u), counts));
}

function approximatePValue(u: number, control: readonly number[], experiment: readonly number[]): number {
  const [m, n] = [experiment.length, control.length];
  const deviation = uDeviation(m, n, tieTerm([...control, ...experiment]));
  const distance = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5);
  return distance === 0 ? 1 : Math.min(1, 2 * normalShareBelow(-distance / deviation));
}
