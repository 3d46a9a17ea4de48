import type { RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { generateRuns } from "../pipeline/generate.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { log } from "../runtime/log.ts";
import { openFifoQueue } from "../runtime/queue.ts";

const stores = openStores();
const ring = openFifoQueue<RunQueued>(requireEnv(ENV.runsQueueUrl));

/** Each minute, while the generator is on: sample runs of this minute. Safe to replay: a run's id follows from the minute. */
export const handler = async (): Promise<void> => {
  const queued = await generateRuns(stores, ring, new Date().toISOString());
  log.info("generated", { queued });
};
