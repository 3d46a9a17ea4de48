import { ExecutionResult } from "../contract/execution.ts";
import type { Failure } from "../contract/failure.ts";
import type { Run, TestCounts, TestOutcome } from "../contract/run.ts";
import { isEvidence, isNotTheTest } from "../domain/flaky/outcomes.ts";
import { completed } from "../domain/runs/complete.ts";
import { earliest, latest } from "../domain/runs/instant.ts";
import { note } from "../domain/runs/note.ts";
import { shouldRetry } from "../domain/runs/retry.ts";
import { log } from "../runtime/log.ts";
import { attemptOfResult } from "../store/object-keys.ts";
import { type Bucket, readText } from "../store/objects.ts";
import { getRun, replaceRun } from "../store/runs.ts";
import { freeSlot } from "../store/slots.ts";
import { transact } from "../store/transact.ts";
import { boundedResult } from "./bounded-result.ts";
import { findFailures } from "./find-failures.ts";
import { noteLateResult } from "./note-late-result.ts";
import { readReports } from "./read-reports.ts";
import { recordClusters } from "./record-clusters.ts";
import type { Stores } from "./stores.ts";
import { writeTests } from "./test-log.ts";
import { trackTests } from "./track-tests.ts";
import { type RetryLater, tryAgain } from "./try-again.ts";

const LARGEST_RESULT_BYTES = 2 * 1024 * 1024;

export type Recorder = { readonly stores: Stores; readonly data: Bucket; readonly retryLater: RetryLater; readonly now: () => string };

/**
 * Apply the result object that an executor left: outcomes, triage, clusters, watched tests, and last the run itself, in one
 * transaction with its slot. Everything before that is safe to repeat, so that a delivery that died midway is simply done
 * again; a result of an attempt that is not running any more is dropped and noted.
 */
export async function recordResult(recorder: Recorder, key: string): Promise<"recorded" | "retried" | "dropped"> {
  const { stores, data, now } = recorder;
  const of = attemptOfResult(key);
  const run = of && (await getRun(stores.runs, of.runId));
  if (!of || !run) return "dropped";
  const result = await readResult(data, key, run, now());
  if (run.status !== "in_progress" || run.attempt !== of.attempt) {
    const isRepeated = wasApplied(run, of.attempt, result);
    if (!isRepeated) await noteLateResult(stores.runs, run, of.attempt, result.conclusion, now());
    return "dropped";
  }
  const judged = result.conclusion !== "cancelled" && result.conclusion !== "errored";
  const { tests, warnings } = judged ? await readReports(data, result) : { tests: [], warnings: [] };
  const failures = judged ? await findFailures(data, result, tests) : [];
  if (shouldRetry(run, failures, result.conclusion)) return tryAgain(recorder, run, result, failures);

  const at = result.completedAt;
  if (tests.length > 0) await writeTests(data, run.id, tests);
  if (judged) {
    const infrastructure =
      failures.some((failure) => failure.test === null && isNotTheTest(failure.category)) || !isEvidence(countsOf(tests));
    await trackTests(stores, data, { run, at, tests, infrastructure });
    await recordClusters(stores.insights, run, failures, at);
  }
  const ended = completionOf(run, result, tests, failures, warnings);
  const outcome = await transact(stores.runs, [replaceRun(stores.runs, run, ended), freeSlot(stores.registry, run)]);
  log.info("run recorded", {
    runId: run.id,
    conclusion: ended.conclusion,
    failures: failures.length,
    outcome: outcome === "done" ? "stored" : "gone",
  });
  return outcome === "done" ? "recorded" : "dropped";
}

/** Whether a run shows this very result: a notification that came twice is no late result. */
const wasApplied = (run: Run, attempt: number, { conclusion, completedAt }: ExecutionResult): boolean =>
  run.attempt === attempt
    ? run.status === "completed" && run.conclusion === conclusion
    : run.attempts.some((earlier) => earlier.attempt === attempt && earlier.completedAt === completedAt);

/**
 * What the executor left, as far as it can be believed: code under test may have had a hand in it. Which run and attempt it
 * is of, the object's key says; when it ended lies between its start and now.
 */
async function readResult(data: Bucket, key: string, run: Run, now: string): Promise<ExecutionResult> {
  const of = { runId: run.id, attempt: attemptOfResult(key)?.attempt ?? run.attempt };
  const from = run.startedAt ?? run.queuedAt;
  const text = (await readText(data, key, LARGEST_RESULT_BYTES)) ?? "";
  try {
    const result = boundedResult(ExecutionResult.parse(JSON.parse(text)));
    return { ...result, ...of, completedAt: earliest(now, latest(from, result.completedAt)) };
  } catch {
    const nothing = { configurationErrors: [], steps: [], reports: [], warnings: [] };
    const reason = "the executor's result could not be read";
    return { ...nothing, ...of, conclusion: "errored", reason, startedAt: from, completedAt: from };
  }
}

export function countsOf(tests: readonly TestOutcome[]): TestCounts {
  const count = (status: TestOutcome["status"]) => tests.filter((test) => test.status === status).length;
  return { total: tests.length, passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

function completionOf(
  run: Run,
  result: ExecutionResult,
  tests: readonly TestOutcome[],
  failures: readonly Failure[],
  warnings: readonly string[],
): Run {
  const { conclusion, completedAt, steps } = result;
  const counts = countsOf(tests);
  const failedTests = tests.filter(({ status }) => status === "failed").map(({ test }) => test);
  // Failures beyond those that were triaged one by one are counted all the same.
  const untriaged = Math.max(0, counts.failed - failures.filter(({ test }) => test !== null).length);
  const ended = completed(run, {
    conclusion,
    reason: result.reason ?? (conclusion === "success" ? null : (failures[0]?.cause ?? null)),
    at: completedAt,
    steps,
    tests: tests.length > 0 ? counts : null,
    failedTests,
    failures,
    failureCount: failures.length + untriaged,
  });
  return [...result.warnings, ...warnings].reduce((noted, text) => note(noted, completedAt, text), { ...ended, startedAt: run.startedAt });
}
