import type { Finished } from "../tally.ts";
import { toldBaseline } from "./baseline.ts";
import { type ChangePoint, changePoint } from "./change-point.ts";
import { type Step, secondsText } from "./detection.ts";
import { robust } from "./robust.ts";

/**
 * The step that this success confirms (slower or faster), if any; the score of a faster one is negative. `threshold` is what the new
 * median had to cross: one spread from the old one.
 */
export function step(successesBefore: readonly Finished[], current: Finished): Step | null {
  const successes = [...successesBefore, current];
  const change = current.status === "success" ? changePoint(successes) : null;
  const first = change?.since[0];
  if (change === null || first === undefined) return null;
  const { before, since, median } = change;
  const direction = median > before.median ? 1 : -1;
  return {
    detector: "step",
    expected: before.median,
    observed: median,
    threshold: before.median + direction * before.spread,
    score: (median - before.median) / before.spread,
    baseline: toldBaseline(before),
    reason: reasonOf(change),
    absorbs: direction > 0 ? flagged(successes, since.length) : [],
    level: { since: first.finishedAt },
  };
}

const reasonOf = ({ before, since, median }: ChangePoint) =>
  `takes ${secondsText(median)} rather than ${secondsText(before.median)} (${since.length} successes against ${before.deployments.length} before)`;

/** Of the new level's successes before the one that confirms it: those that were anomalies when they finished. */
function flagged(successes: readonly Finished[], length: number): string[] {
  const start = successes.length - length;
  return successes.flatMap((each, at) =>
    at >= start && at < successes.length - 1 && robust(successes.slice(0, at), each) ? [each.id] : [],
  );
}
