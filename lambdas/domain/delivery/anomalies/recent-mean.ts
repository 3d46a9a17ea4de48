import type { Finished } from "../tally.ts";
import { type Detection, secondsText } from "./detection.ts";

const RECENT = 5;
const SPREAD_SECONDS = 5;
const SPREADS = 2;

/**
 * Longer than the mean of the last 5 finished, however they ended, + 2 x 5 s; null below 5. The rule of the deploy simulator, kept
 * for comparison: its spread is the same for every service, so it suits none.
 */
export function recentMean(history: readonly Finished[], { durationSeconds }: Finished): Detection | null {
  const recent = history.slice(-RECENT);
  const [first, last] = [recent.at(0), recent.at(-1)];
  if (first === undefined || last === undefined || recent.length < RECENT) return null;
  const mean = recent.reduce((sum, each) => sum + each.durationSeconds, 0) / RECENT;
  const threshold = mean + SPREADS * SPREAD_SECONDS;
  if (durationSeconds <= threshold) return null;
  return {
    detector: "recent-mean",
    expected: mean,
    observed: durationSeconds,
    threshold,
    score: (durationSeconds - mean) / SPREAD_SECONDS,
    baseline: { count: RECENT, median: null, mean, spread: SPREAD_SECONDS, from: first.finishedAt, to: last.finishedAt },
    reason: `took ${secondsText(durationSeconds)}, over 10 s more than the mean of the last 5, ${secondsText(mean)}`,
  };
}
