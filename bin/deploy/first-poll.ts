import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { PollDue } from "../../lambdas/contract/observer.ts";
import { duePolls } from "../../lambdas/domain/observer/due-polls.ts";

/** Has GitHub looked at now, and until the first minute's polls are queued: a wall that was just set up should not be empty, nor stand still. */
export async function queueFirstPolls(queueUrl: string, now: string, refreshSeconds: number): Promise<void> {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  for (const { at, delaySeconds } of [{ at: now, delaySeconds: 0 }, ...duePolls(now, refreshSeconds)]) {
    const message: PollDue = { type: "poll.due", at };
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds }));
  }
  sqs.destroy();
}
