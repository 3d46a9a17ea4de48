import type { Category } from "../../contract/failure.ts";
import type { TrackedOutcome } from "../../contract/flaky-test.ts";
import { compareOutcomes, DEFAULT_WINDOW, evidenceWithin, type FlakyWindow } from "./window.ts";

/** Below this, "most tests failed" says more about the tests than about the run. */
const FEW_TESTS = 4;

/** Failures of the machine or its surroundings. A timeout is not among them: a test may hang by its own fault. */
const NOT_THE_TEST: ReadonlySet<Category> = new Set(["infrastructure", "network", "disk", "out_of_memory", "credentials"]);

/**
 * The newest `limit` outcomes of both, oldest first. Applied twice or in another order it ends in the same, as long as a run's
 * outcomes carry the run's own time: equal outcomes of one run (its attempts) are kept as often as one delivery has them.
 */
export function addOutcomes(
  existing: readonly TrackedOutcome[],
  added: readonly TrackedOutcome[],
  limit = DEFAULT_WINDOW.outcomes,
): TrackedOutcome[] {
  const all = countEqual(existing);
  for (const [key, equal] of countEqual(added)) if (equal.length > (all.get(key)?.length ?? 0)) all.set(key, equal);
  return [...all.values()].flat().toSorted(compareOutcomes).slice(-limit);
}

function countEqual(outcomes: readonly TrackedOutcome[]): Map<string, TrackedOutcome[]> {
  const evidence = outcomes.filter(({ infrastructure }) => infrastructure !== true);
  return Map.groupBy(evidence, ({ runId, at, outcome, commit }) => JSON.stringify([runId, at, outcome, commit]));
}

/** Whether a failure of this category says nothing about the test it hit. */
export const isNotTheTest = (category: Category): boolean => NOT_THE_TEST.has(category);

/**
 * Whether a run's test outcomes say anything about the tests: not where more than half failed (an outage; counted from four
 * tests on, as a repository of one test fails as a whole), and not where the machine failed.
 */
export function isEvidence(run: { readonly total: number; readonly failed: number; readonly category?: Category | null }): boolean {
  if (run.category && isNotTheTest(run.category)) return false;
  return run.total < FEW_TESTS || run.failed * 2 <= run.total;
}

/** False when nothing failed in the whole window any more: the test may be forgotten until it fails again. */
export function shouldTrack(outcomes: readonly TrackedOutcome[], now: string, window: FlakyWindow = DEFAULT_WINDOW): boolean {
  return evidenceWithin(outcomes, now, window).some(({ outcome }) => outcome === "failed");
}
