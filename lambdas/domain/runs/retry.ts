import type { Category, Failure } from "../../contract/failure.ts";
import type { Run } from "../../contract/run.ts";

/** What another attempt may mend: nothing about the change under test failed. */
const RETRIED: ReadonlySet<Category> = new Set(["network", "infrastructure"]);

const FIRST_SECONDS = 5;
const FACTOR = 4;
const LONGEST_SECONDS = 300;

/** `retries` counts the attempts after the first. */
export const attemptsLeft = (run: Run): boolean => run.attempt <= run.retries;

/**
 * Tried again only where every failure is of the network or the infrastructure: one test failure among them would fail again.
 * A run that timed out or was cancelled is not, whatever its log says.
 */
export function shouldRetry(run: Run, failures: readonly Pick<Failure, "category">[], conclusion = "failure"): boolean {
  if (conclusion !== "failure" || run.cancelRequestedAt !== null || !attemptsLeft(run)) return false;
  return failures.length > 0 && failures.every(({ category }) => RETRIED.has(category));
}

/**
 * Whole seconds to wait after so many attempts: 5, 20, 80, then 300 at most. `jitter` (0 to 1) takes up to half of it away,
 * so that runs that failed together do not come back together.
 */
export function backoffSeconds(attempt: number, jitter: number): number {
  const full = Math.min(LONGEST_SECONDS, FIRST_SECONDS * FACTOR ** (attempt - 1));
  return Math.round(full * (1 - jitter / 2));
}
