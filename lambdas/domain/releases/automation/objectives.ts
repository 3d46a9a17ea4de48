import type { ReleaseContext } from "../../../contract/release.ts";
import { BURN_WINDOWS, type BurnWindow } from "../burn-windows.ts";

type Objectives = Pick<ReleaseContext, "availability" | "latency">;
export type BurnThreshold = BurnWindow & { readonly ratio: number };

/** So many failed requests are evidence; on a quiet service two are chance, and must not roll a release back. */
export const LEAST_FAILURES = 10;

/** Share of requests that may fail. Floating point's noise is cut, so that 1 - 0.999 is written 0.001. */
export const budgetOf = ({ availability }: Pick<Objectives, "availability">): number => tidy(1 - availability);

/**
 * The windows of an objective, with the error ratio that burns as fast. A ratio of 1 and more cannot be exceeded (14.4 x 10 % is
 * more than all requests), so a loose objective has fewer windows rather than alerts that never fire.
 */
export const burnThresholds = (objectives: Pick<Objectives, "availability">): BurnThreshold[] =>
  BURN_WINDOWS.map((window) => ({ ...window, ratio: tidy(window.factor * budgetOf(objectives)) })).filter(({ ratio }) => ratio < 1);

/** Error ratio that needs no window to be believed: 5 %, or twice what the objective allows, but always one that can be exceeded. */
export function errorLimit(objectives: Pick<Objectives, "availability">): number {
  const budget = budgetOf(objectives);
  return tidy(Math.min(Math.max(0.05, 2 * budget), (1 + budget) / 2));
}

export const quantileOf = ({ latency }: Pick<Objectives, "latency">): number => tidy(latency.percentile / 100);
export const latencySeconds = ({ latency }: Pick<Objectives, "latency">): number => tidy(latency.milliseconds / 1000);

/** `0.1%`, with as many digits as it has. */
export const percentText = (ratio: number): string => `${tidy(ratio * 100)}%`;

export const tidy = (value: number): number => Number(value.toPrecision(10));
