import { ENV } from "../contract/names.ts";
import { updateMetrics } from "../pipeline/apply-change.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { type SetAsideChange, streamWorker } from "../runtime/stream-worker.ts";

const { insights } = openStores();
const setAside = openQueue<SetAsideChange>(requireEnv(ENV.setAsideQueueUrl));

/** Runs table's stream -> pipeline metrics. Safe to replay: a run is counted once. */
export const handler = streamWorker("update-metrics", (record) => updateMetrics(insights, record), setAside);
