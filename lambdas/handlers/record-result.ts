import type { ExecutionOrder, RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { recordResult } from "../pipeline/record-result.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { openData, openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { openFunction } from "../runtime/start-function.ts";
import { ObjectsCreated } from "../sources/s3/objects-created.ts";

const context = { stores: openStores(), data: openData(), now: () => new Date().toISOString() };
const recorder = { ...context, retryLater: openQueue<RunQueued>(requireEnv(ENV.retriesQueueUrl)) };
const starter = {
  ...context,
  startExecutor: openFunction<ExecutionOrder>(requireEnv(ENV.executorFunction)),
  maxConcurrentRuns: Number(requireEnv(ENV.maxConcurrentRuns)),
};

/** Result object -> queue `results` -> tables. Safe to replay. The slot that a recorded run frees starts the next one. */
export const handler = sqsWorker(ObjectsCreated, async (keys) => {
  for (const key of keys) await recordResult(recorder, key);
  if (keys.length > 0) await startWaiting(starter);
});
