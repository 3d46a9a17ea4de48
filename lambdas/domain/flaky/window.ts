import type { TrackedOutcome } from "../../contract/flaky-test.ts";
import { compareInstants, hoursBefore } from "../runs/instant.ts";

/** How much of a test's past is judged: its newest outcomes, and none older than so many days. */
export type FlakyWindow = { readonly outcomes: number; readonly days: number };

export const DEFAULT_WINDOW: FlakyWindow = { outcomes: 50, days: 14 };

/** Oldest first; at one instant by run, and in one run the failure first, as an attempt follows only a failure. */
export const compareOutcomes = (a: TrackedOutcome, b: TrackedOutcome): number =>
  compareInstants(a.at, b.at) || compareText(a.runId, b.runId) || compareText(a.outcome, b.outcome) || compareText(a.commit, b.commit);

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The outcomes that are evidence, oldest first. What is marked as infrastructure takes no place in the window. */
export function evidenceWithin(outcomes: readonly TrackedOutcome[], now: string, window: FlakyWindow): TrackedOutcome[] {
  const since = Number.isFinite(window.days) ? hoursBefore(now, 24 * window.days) : null;
  return outcomes
    .filter(({ at, infrastructure }) => infrastructure !== true && (since === null || compareInstants(at, since) >= 0))
    .toSorted(compareOutcomes)
    .slice(-window.outcomes);
}
