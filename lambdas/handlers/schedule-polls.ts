import { ENV } from "../contract/names.ts";
import type { PollDue } from "../contract/observer.ts";
import { duePolls } from "../domain/observer/due-polls.ts";
import { setupOf } from "../pipeline/observer/setup.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";

const { settings } = setupOf(process.env);
const queuePoll = openQueue<PollDue>(requireEnv(ENV.pollsQueueUrl));

/** Each minute, while GitHub is observed: queue this minute's polls, each delayed to its time. A poll more than once is only one more look. */
export const handler = async (): Promise<void> => {
  if (settings.repos.length === 0) return;
  for (const { at, delaySeconds } of duePolls(new Date().toISOString(), settings.refreshSeconds)) {
    await queuePoll({ type: "poll.due", at }, delaySeconds);
  }
};
