import { PollDue } from "../contract/observer.ts";
import { openObserver } from "../pipeline/observer/open-observer.ts";
import { isOverdue, poll } from "../pipeline/observer/poll.ts";
import { log } from "../runtime/log.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const observer = openObserver(process.env);

/** Queue `polls` -> GitHub's lists of runs -> runs table, wall, queue `attempts`. Safe to replay: what is known is not written again. */
export const handler = sqsWorker(PollDue, async ({ at }) => {
  if (isOverdue(observer, at)) return log.info("poll skipped, the next is due", { at });
  log.info("poll", { at, outcome: await poll(observer) });
});
