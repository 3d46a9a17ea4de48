import type { Finished } from "../tally.ts";
import { baselineOf, toldBaseline, upperLimit } from "./baseline.ts";
import { type Detection, secondsText } from "./detection.ts";

/** Longer than m + 2.5 s of the last 30 successes before it (see `baselineOf`). Any finished deployment is judged; null below 8. */
export function robust(successesBefore: readonly Finished[], { durationSeconds }: Finished): Detection | null {
  const baseline = baselineOf(successesBefore);
  if (baseline === null || durationSeconds <= upperLimit(baseline)) return null;
  const score = (durationSeconds - baseline.median) / baseline.spread;
  const usual = `the usual ${secondsText(baseline.median)} (${baseline.deployments.length} successes)`;
  return {
    detector: "robust",
    expected: baseline.median,
    observed: durationSeconds,
    threshold: upperLimit(baseline),
    score,
    baseline: toldBaseline(baseline),
    reason: `took ${secondsText(durationSeconds)}, ${score.toFixed(1)} spreads above ${usual}`,
  };
}
