import { EventReceived } from "../contract/observer.ts";
import { openObserver } from "../pipeline/observer/open-observer.ts";
import { recordEvent } from "../pipeline/observer/record-event.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const observer = openObserver(process.env);

/** Queue `events` of webhook deliveries -> runs, deployments, wall, queue `attempts`. Safe to replay and in any order. */
export const handler = sqsWorker(EventReceived, async (message) => void (await recordEvent(observer, message)));
