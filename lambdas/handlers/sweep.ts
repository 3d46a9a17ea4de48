import type { ExecutionOrder, RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { overallPolicy } from "../pipeline/apply-change.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { openData, openStores } from "../pipeline/stores.ts";
import { closeQuietIncidents, endSilentRuns } from "../pipeline/sweep.ts";
import { requireEnv } from "../runtime/env.ts";
import { log } from "../runtime/log.ts";
import { openQueue } from "../runtime/queue.ts";
import { openFunction } from "../runtime/start-function.ts";

const context = { stores: openStores(), data: openData(), now: () => new Date().toISOString() };
const recorder = { ...context, retryLater: openQueue<RunQueued>(requireEnv(ENV.retriesQueueUrl)) };
const starter = {
  ...context,
  startExecutor: openFunction<ExecutionOrder>(requireEnv(ENV.executorFunction)),
  maxConcurrentRuns: Number(requireEnv(ENV.maxConcurrentRuns)),
};
const policy = overallPolicy(process.env[ENV.incidentPolicy]);

/** Each minute: end runs whose executor is silent, start runs whose bell was lost, close quiet incidents. Safe to replay. */
export const handler = async (): Promise<void> => {
  const ended = await endSilentRuns(recorder);
  const started = await startWaiting(starter);
  const closed = await closeQuietIncidents(context, policy);
  log.info("swept", { ended, started, closed });
};
