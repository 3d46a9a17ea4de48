import { ENV } from "../contract/names.ts";
import type { ReleaseDue } from "../contract/release-message.ts";
import { followDeployment } from "../pipeline/releases/follow-deployment.ts";
import { tellRelease } from "../pipeline/releases/tell-release.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { type SetAsideChange, streamWorker } from "../runtime/stream-worker.ts";

const stores = openStores();
const setAside = openQueue<SetAsideChange>(requireEnv(ENV.setAsideQueueUrl));
const queueDue = openQueue<ReleaseDue>(requireEnv(ENV.releasesQueueUrl));

/** Deployments table's stream -> queue `releases`, incidents. Safe to replay: a release looks again, and an incident is opened once. */
export const handler = streamWorker(
  "follow-deployment",
  (record) => followDeployment(stores, record, (end) => tellRelease(stores.deployments, queueDue, end, new Date().toISOString())),
  setAside,
);
