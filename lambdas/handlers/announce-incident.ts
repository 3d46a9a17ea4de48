import { ENV } from "../contract/names.ts";
import { announceIncident } from "../pipeline/apply-change.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { type SetAsideChange, streamWorker } from "../runtime/stream-worker.ts";
import { openTopic } from "../runtime/topic.ts";

const publish = openTopic<unknown>(requireEnv(ENV.incidentsTopicArn));
const setAside = openQueue<SetAsideChange>(requireEnv(ENV.setAsideQueueUrl));

/** Incidents table's stream -> topic. A replay may announce the same change again, as topics do anyway. */
export const handler = streamWorker("announce-incident", (record) => announceIncident(publish, record), setAside);
