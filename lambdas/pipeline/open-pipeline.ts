import type { ExecutionOrder, RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { openFunction } from "../runtime/start-function.ts";
import type { Recorder } from "./record-result.ts";
import type { Starter } from "./start-waiting.ts";
import { openData, openStores } from "./stores.ts";

const now = (): string => new Date().toISOString();

/** What starts runs, from a function's environment. */
export const openStarter = (): Starter => ({
  stores: openStores(),
  data: openData(),
  startExecutor: openFunction<ExecutionOrder>(requireEnv(ENV.executorFunction)),
  maxConcurrentRuns: Number(requireEnv(ENV.maxConcurrentRuns)),
  now,
});

/** What records their results, from a function's environment. */
export const openRecorder = (): Recorder => ({
  stores: openStores(),
  data: openData(),
  retryLater: openQueue<RunQueued>(requireEnv(ENV.retriesQueueUrl)),
  now,
});
