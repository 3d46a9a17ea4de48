import { type ExecutionOrder, RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { openData, openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { openFunction } from "../runtime/start-function.ts";

const starter = {
  stores: openStores(),
  data: openData(),
  startExecutor: openFunction<ExecutionOrder>(requireEnv(ENV.executorFunction)),
  maxConcurrentRuns: Number(requireEnv(ENV.maxConcurrentRuns)),
  now: () => new Date().toISOString(),
};

/**
 * FIFO queue `runs` -> executor. A message is a doorbell: the oldest waiting runs are started while there are slots, and the
 * message is acknowledged though its run may have to wait. Safe to replay; returns at once, the executor goes on by itself.
 */
export const handler = sqsWorker(RunQueued, async () => void (await startWaiting(starter)), { fifo: true });
