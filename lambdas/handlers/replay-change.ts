import type { DynamoDBRecord } from "aws-lambda";
import * as z from "zod";
import { ENV } from "../contract/names.ts";
import type { ReleaseDue } from "../contract/release-message.ts";
import { announceIncident, overallPolicy, updateDelivery, updateIncidents, updateMetrics } from "../pipeline/apply-change.ts";
import { followDeployment } from "../pipeline/releases/follow-deployment.ts";
import { tellRelease } from "../pipeline/releases/tell-release.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { openTopic } from "../runtime/topic.ts";

const stores = openStores();
const policy = overallPolicy(process.env[ENV.incidentPolicy]);
const queueDue = openQueue<ReleaseDue>(requireEnv(ENV.releasesQueueUrl));
const publish = openTopic<unknown>(requireEnv(ENV.incidentsTopicArn));

const WORK = {
  "update-metrics": (record: DynamoDBRecord) => updateMetrics(stores.insights, record),
  "update-incidents": (record: DynamoDBRecord) => updateIncidents(stores, policy, record, new Date().toISOString()),
  "update-delivery": (record: DynamoDBRecord) => updateDelivery(stores, record, new Date().toISOString()),
  "announce-incident": (record: DynamoDBRecord) => announceIncident(publish, record),
  "follow-deployment": (record: DynamoDBRecord) =>
    followDeployment(stores, record, (end) => tellRelease(stores.deployments, queueDue, end, new Date().toISOString())),
};
const Change = z.object({
  worker: z.enum(["update-metrics", "update-incidents", "update-delivery", "announce-incident", "follow-deployment"]),
  reason: z.string(),
  record: z.custom<DynamoDBRecord>((value) => typeof value === "object" && value !== null && "dynamodb" in value),
});

/** Queue of changes that a stream handler set aside -> the same work again. What fails five times waits in the dead letters. */
export const handler = sqsWorker(Change, ({ worker, record }) => WORK[worker](record));
