import { StepQueued } from "../contract/release-message.ts";
import { openReleaser } from "../pipeline/releases/open-releaser.ts";
import { runQueuedStep } from "../pipeline/releases/run-step.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const releaser = openReleaser();

/** Queue `steps` -> files in the data bucket, releases table -> queue `steps` or `checks`. Safe to replay: a step is stored once, and makes the same bytes. */
export const handler = sqsWorker(StepQueued, (message) => runQueuedStep(releaser, message));
