import { openRecorder, openStarter } from "../pipeline/open-pipeline.ts";
import { recordResult } from "../pipeline/record-result.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { ObjectsCreated } from "../sources/s3/objects-created.ts";

const recorder = openRecorder();
const starter = openStarter();

/** Result object -> queue `results` -> tables. Safe to replay. The slot that a recorded run frees starts the next one. */
export const handler = sqsWorker(ObjectsCreated, async (keys) => {
  for (const key of keys) await recordResult(recorder, key);
  if (keys.length > 0) await startWaiting(starter);
});
