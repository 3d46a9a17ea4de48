import { ExecutionResult } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import { earliest, latest } from "../domain/runs/instant.ts";
import { shouldRetry } from "../domain/runs/retry.ts";
import { attemptOfResult } from "../store/object-keys.ts";
import { type Bucket, readText } from "../store/objects.ts";
import { getRun } from "../store/runs.ts";
import { freeSlot } from "../store/slots.ts";
import { boundedResult } from "./bounded-result.ts";
import { concludeRun } from "./conclude-run.ts";
import { findFailures } from "./find-failures.ts";
import { noteLateResult } from "./note-late-result.ts";
import { readReports } from "./read-reports.ts";
import type { Stores } from "./stores.ts";
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

  const { conclusion, reason, completedAt: at, steps } = result;
  const end = { conclusion, reason, at, steps, tests, failures, warnings: [...result.warnings, ...warnings], isJudged: judged };
  return (await concludeRun(stores, data, run, end, [freeSlot(stores.registry, run)])) === "done" ? "recorded" : "dropped";
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
