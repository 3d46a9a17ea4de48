import { AttemptEnded } from "../contract/observer.ts";
import { openObserver } from "../pipeline/observer/open-observer.ts";
import { readAttempt } from "../pipeline/observer/read-attempt.ts";
import { log } from "../runtime/log.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const observer = openObserver(process.env);

/** Queue `attempts` -> GitHub's jobs, logs and reports -> triage -> runs table. Safe to replay: a run completes once. */
export const handler = sqsWorker(AttemptEnded, async (message) => {
  const { externalId, attempt } = message;
  log.info("attempt", { externalId, attempt, outcome: await readAttempt(observer, message) });
});
