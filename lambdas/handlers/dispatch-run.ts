import { RunQueued } from "../contract/execution.ts";
import { openStarter } from "../pipeline/open-pipeline.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const starter = openStarter();

/**
 * FIFO queue `runs` -> executor. A message is a doorbell: the oldest waiting runs are started while there are slots, and the
 * message is acknowledged though its run may have to wait. Safe to replay; returns at once, the executor goes on by itself.
 */
export const handler = sqsWorker(RunQueued, async () => void (await startWaiting(starter)), { fifo: true });
