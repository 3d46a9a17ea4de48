import { compareInstants } from "../../runs/instant.ts";
import type { Finished } from "../tally.ts";
import type { Detection, Level, Step } from "./detection.ts";
import { recentMean } from "./recent-mean.ts";
import { robust } from "./robust.ts";
import { step } from "./step.ts";

export type { Detection, Level, Step } from "./detection.ts";

/** The last 45 successes decide (30, and a step's 15): so many finished deployments hold them where no more than half fail. */
export const HISTORY = 100;

/**
 * What is unusual about the duration of a deployment that finished. `history`: the finished ones of its service and environment before
 * it, oldest first, the last `HISTORY` at least; `level`: where the last reported step began, or null.
 *
 * A lasting change is a step, told once, by the success that confirms it: mostly the fifth or sixth of the new level where it is
 * clear, the fifteenth or so where it is not; what fifteen cannot tell from chance is no step. The caller keeps its `level`, passes it
 * from then on, and takes the `robust` anomalies that it `absorbs` off the list. The confirming success is no `robust` anomaly itself.
 * From then on only the new level is compared with, so that `robust` is silent until that has 8 successes, and the next step needs 8
 * and 5 more. `recent-mean` knows nothing of levels.
 */
export function detect(
  history: readonly Finished[],
  current: Finished,
  level: Level | null,
): { anomalies: Detection[]; step: Step | null } {
  const successes = history.filter(
    ({ status, finishedAt }) => status === "success" && (level === null || compareInstants(finishedAt, level.since) >= 0),
  );
  const change = step(successes, current);
  const found = [recentMean(history, current), change === null ? robust(successes, current) : null];
  return { anomalies: found.filter((each) => each !== null), step: change };
}
