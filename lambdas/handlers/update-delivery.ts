import { ENV } from "../contract/names.ts";
import { updateDelivery } from "../pipeline/apply-change.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { type SetAsideChange, streamWorker } from "../runtime/stream-worker.ts";

const stores = openStores();
const setAside = openQueue<SetAsideChange>(requireEnv(ENV.setAsideQueueUrl));

/** Deployments table's stream -> delivery metrics and anomalies. Safe to replay: a deployment is counted once. */
export const handler = streamWorker("update-delivery", (record) => updateDelivery(stores, record, new Date().toISOString()), setAside);
