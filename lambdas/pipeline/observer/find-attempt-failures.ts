import type { Failure } from "../../contract/failure.ts";
import type { ObservedAttempt } from "../../contract/observer.ts";
import type { Run, TestOutcome } from "../../contract/run.ts";
import { startupFailureVerdict } from "../../domain/triage/setup-verdict.ts";
import type { Bucket } from "../../store/objects.ts";
import { failureOf, findFailures } from "../find-failures.ts";
import type { AttemptJobs } from "./read-jobs.ts";

/** What made an attempt fail: its failed tests, its failed jobs by their logs, or a workflow that GitHub could not start. */
export async function findAttemptFailures(
  data: Bucket,
  of: ObservedAttempt,
  run: Run,
  { steps, wereRead }: AttemptJobs,
  tests: readonly TestOutcome[],
): Promise<Failure[]> {
  if (of.conclusion === "success") return [];
  // GitHub tells of a workflow file that is not valid in both ways.
  if (of.conclusion === "startup_failure" || (wereRead && steps.length === 0)) {
    const told = `GitHub could not start ${of.workflow}`;
    return [failureOf(null, null, told, startupFailureVerdict(told))];
  }
  return findFailures(data, { runId: run.id, attempt: run.attempt, configurationErrors: [], steps: [...steps] }, tests);
}
