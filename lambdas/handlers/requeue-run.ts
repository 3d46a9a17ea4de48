import { RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import { ringFor } from "../pipeline/queue-run.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openFifoQueue } from "../runtime/queue.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { getRun } from "../store/runs.ts";

const { runs } = openStores();
const ring = openFifoQueue<RunQueued>(requireEnv(ENV.runsQueueUrl));

/** Queue `retries`, where a back-off waits -> FIFO queue `runs`. Safe to replay: a bell for a run that is over does nothing. */
export const handler = sqsWorker(RunQueued, async ({ runId, attempt }) => {
  const run = await getRun(runs, runId);
  if (run?.status === "queued" && run.attempt === attempt) await ringFor(ring, run);
});
