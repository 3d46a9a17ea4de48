import type { Failure } from "../contract/failure.ts";
import type { Run, Step, TestCounts, TestOutcome } from "../contract/run.ts";
import { isEvidence, isNotTheTest } from "../domain/flaky/outcomes.ts";
import { completed } from "../domain/runs/complete.ts";
import { note } from "../domain/runs/note.ts";
import { log } from "../runtime/log.ts";
import type { Bucket } from "../store/objects.ts";
import { replaceRun } from "../store/runs.ts";
import { transact, type Write } from "../store/transact.ts";
import { recordClusters } from "./record-clusters.ts";
import type { Stores } from "./stores.ts";
import { writeTests } from "./test-log.ts";
import { trackTests } from "./track-tests.ts";

/** How a run ended, with all that was found in what it left. */
export type RunEnd = {
  readonly conclusion: string;
  readonly reason: string | null;
  readonly at: string;
  readonly steps: readonly Step[];
  readonly tests: readonly TestOutcome[];
  /** What is watched for flakiness, where that is more than the tests. */
  readonly tracked?: readonly TestOutcome[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
  /** False where the end says nothing about the code: cancelled, or our own fault. */
  readonly isJudged: boolean;
};

/**
 * Complete a run: its tests, clusters, watched tests, and last the run itself, in one transaction with `also`. Everything
 * before that is safe to repeat, so that a delivery that died midway is simply done again. "gone" where it is not as `run` any more.
 */
export async function concludeRun(stores: Stores, data: Bucket, run: Run, end: RunEnd, also: readonly Write[]): Promise<"done" | "gone"> {
  const { at, tests, tracked = tests, failures } = end;
  if (tests.length > 0) await writeTests(data, run.id, tests);
  if (end.isJudged) {
    const infrastructure =
      failures.some((failure) => failure.test === null && isNotTheTest(failure.category)) ||
      !isEvidence(countsOf(tests.length > 0 ? tests : tracked));
    await trackTests(stores, data, { run, at, tests: tracked, infrastructure });
    await recordClusters(stores.insights, run, failures, at);
  }
  const outcome = await transact(stores.runs, [replaceRun(stores.runs, run, endedRun(run, end)), ...also]);
  const { conclusion } = end;
  log.info("run recorded", { runId: run.id, conclusion, failures: failures.length, outcome: outcome === "done" ? "stored" : "gone" });
  return outcome === "done" ? "done" : "gone";
}

function countsOf(tests: readonly TestOutcome[]): TestCounts {
  const count = (status: TestOutcome["status"]) => tests.filter((test) => test.status === status).length;
  return { total: tests.length, passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

function endedRun(run: Run, { conclusion, reason, at, steps, tests, failures, warnings }: RunEnd): Run {
  const counts = countsOf(tests);
  const failedTests = tests.filter(({ status }) => status === "failed").map(({ test }) => test);
  // Failures beyond those that were triaged one by one are counted all the same.
  const untriaged = Math.max(0, counts.failed - failures.filter(({ test }) => test !== null).length);
  const ended = completed(run, {
    conclusion,
    reason: reason ?? (conclusion === "success" ? null : (failures[0]?.cause ?? null)),
    at,
    steps,
    tests: tests.length > 0 ? counts : null,
    failedTests,
    failures,
    failureCount: failures.length + untriaged,
  });
  return warnings.reduce((noted, text) => note(noted, at, text), { ...ended, startedAt: run.startedAt });
}
