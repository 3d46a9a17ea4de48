import { type ExecutionOrder, MAX_REPORTS, MAX_STEPS } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import { cancelObject, claimObject, logObject, progressObject, reportObject, resultObject, sourceObject } from "../store/object-keys.ts";
import { type Bucket, presignGet, presignPut } from "../store/objects.ts";

/** URLs outlive the longest run and what comes after it. */
const MARGIN_SECONDS = 300;

/** All that an executor gets to know of a run. Its URLs are its only way to reach anything. */
export async function executionOrder(bucket: Bucket, run: Run, source: { id: string; sizeBytes: number }): Promise<ExecutionOrder> {
  const seconds = run.timeoutSeconds + MARGIN_SECONDS;
  const put = (key: string, ifAbsent = false) => presignPut(bucket, key, { seconds, ifAbsent });
  const { id: runId, attempt, repo, ref, commit, timeoutSeconds } = run;
  const all = (count: number, keyOf: (index: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, index) => put(keyOf(index))));
  return {
    runId,
    attempt,
    repo,
    ref,
    commit,
    timeoutSeconds,
    sourceBytes: source.sizeBytes,
    urls: {
      source: await presignGet(bucket, sourceObject(source.id), seconds),
      claim: await put(claimObject(runId, attempt), true),
      cancel: await presignGet(bucket, cancelObject(runId, attempt), seconds),
      progress: await put(progressObject(runId, attempt)),
      logs: await all(MAX_STEPS, (index) => logObject(runId, attempt, index + 1)),
      reports: await all(MAX_REPORTS, (index) => reportObject(runId, attempt, index)),
      result: await put(resultObject(runId, attempt)),
    },
  };
}
