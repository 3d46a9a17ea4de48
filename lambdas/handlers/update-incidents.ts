import { ENV } from "../contract/names.ts";
import { overallPolicy, updateIncidents } from "../pipeline/apply-change.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { type SetAsideChange, streamWorker } from "../runtime/stream-worker.ts";

const stores = openStores();
const policy = overallPolicy(process.env[ENV.incidentPolicy]);
const setAside = openQueue<SetAsideChange>(requireEnv(ENV.setAsideQueueUrl));

/** Runs table's stream -> incidents. Safe to replay: an incident takes each run in once. */
export const handler = streamWorker(
  "update-incidents",
  (record) => updateIncidents(stores, policy, record, new Date().toISOString()),
  setAside,
);
