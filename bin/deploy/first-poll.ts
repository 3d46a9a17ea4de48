import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { PollDue } from "../../lambdas/contract/observer.ts";

/** Has GitHub looked at now, not at the next minute: a wall that was just set up should not be empty. */
export async function queueFirstPoll(queueUrl: string, now: string): Promise<void> {
  const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
  const message: PollDue = { type: "poll.due", at: now };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
  sqs.destroy();
}
