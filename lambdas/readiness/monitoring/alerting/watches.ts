import type { ReleaseContext } from "../../../contract/release.ts";
import {
  type BurnThreshold,
  budgetOf,
  burnThresholds,
  errorLimit,
  latencySeconds,
  percentText,
  quantileOf,
} from "../../../domain/releases/automation/objectives.ts";
import { secondsOf } from "../../../domain/releases/burn-windows.ts";
import type { Alert } from "./alert.ts";
import { failedBefore, failing, failingSince, slow } from "./world.ts";

/** What has to be watched, and whether an alert does: it fires a hundredth above the limit and is silent a hundredth below. */
export type Watch = { readonly what: string; readonly by: (alert: Alert) => boolean };

const ABOVE = 1.01;
const BELOW = 0.99;
/** Longest window of an alert that needs no second one. */
const AT_ONCE_SECONDS = 601;

/** The objective's burn windows of a severity. A short window alone is a spike, a long one alone is over: neither may fire. */
export const burnWatches = (context: ReleaseContext, severity: BurnThreshold["severity"]): Watch[] =>
  burnThresholds(context)
    .filter((burn) => burn.severity === severity)
    .map(({ long, short, ratio }) => ({
      what: `more than ${percentText(ratio)} of requests fail over ${long} and still over ${short}, and only then`,
      by: ({ fires }) =>
        fires(failing(above(ratio))) &&
        !fires(failing(ratio * BELOW)) &&
        !fires(failedBefore(above(ratio), secondsOf(long))) &&
        !fires(failingSince(above(ratio), secondsOf(long))),
    }));

/** Faster than the burn windows, and silent as long as the objective holds. */
export const errorRateWatch = (context: ReleaseContext): Watch => ({
  what: `${percentText(errorLimit(context))} of requests fail within 10 minutes, and not while ${percentText(budgetOf(context))} fail`,
  by: ({ fires }) => fires(failingSince(above(errorLimit(context)), AT_ONCE_SECONDS)) && !fires(failing(budgetOf(context) * BELOW)),
});

export function latencyWatch(context: ReleaseContext): Watch {
  const { percentile, milliseconds } = context.latency;
  const [quantile, seconds] = [quantileOf(context), latencySeconds(context)];
  return {
    what: `p${percentile} is above ${milliseconds} ms, and only then`,
    by: ({ fires }) => fires(slow(quantile, seconds * ABOVE)) && !fires(slow(quantile, seconds * BELOW)),
  };
}

/** A share cannot exceed all requests. */
const above = (ratio: number) => Math.min(ratio * ABOVE, (1 + ratio) / 2);
