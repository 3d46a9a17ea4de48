import type { Run } from "../../contract/run.ts";
import { shorten } from "./bounds.ts";
import { UNSTARTED_ATTEMPT } from "./unstarted.ts";

/**
 * The same run waits for another attempt; what the last one left is kept as an attempt and cleared from the run.
 * `queuedAt` and `queueSeconds` stay, so a retry moves no metric. A completed run is returned as it is.
 */
export function requeued(run: Run, at: string, reason: string, conclusion = "failure"): Run {
  if (run.status === "completed") return run;
  const attempt = { attempt: run.attempt, startedAt: run.startedAt, completedAt: at, conclusion, reason: shorten(reason) };
  return {
    ...run,
    attempt: run.attempt + 1,
    attempts: [...run.attempts, attempt],
    ...UNSTARTED_ATTEMPT,
  };
}
