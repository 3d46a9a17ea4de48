import type { SendMessageCommandInput, SQSClient } from "@aws-sdk/client-sqs";

let client: SQSClient | null = null;
/** The host of a queue's URL is the emulator's own name for itself, which a function may not reach. */
const SETTINGS = { useQueueUrlAsEndpoint: false };

/** The SDK's part for SQS is loaded on first use: an API that only reads needs none of it. */
async function send(input: SendMessageCommandInput): Promise<void> {
  const { SendMessageCommand, SQSClient } = await import("@aws-sdk/client-sqs");
  client ??= new SQSClient(SETTINGS);
  await client.send(new SendMessageCommand(input));
}

/** A FIFO queue's grouping; both ids are at most 128 characters of ASCII. */
export type Fifo = { readonly group: string; readonly deduplication: string };

/** A function that puts one message on a standard queue; a delay is at most 900 s. */
export const openQueue =
  <T>(url: string) =>
  async (message: T, delaySeconds = 0): Promise<void> => {
    await send({ QueueUrl: url, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds });
  };

/** A function that puts one message on a FIFO queue. The same deduplication id within five minutes is one message. */
export const openFifoQueue =
  <T>(url: string) =>
  async (message: T, { group, deduplication }: Fifo): Promise<void> => {
    await send({ QueueUrl: url, MessageBody: JSON.stringify(message), MessageGroupId: group, MessageDeduplicationId: deduplication });
  };

/** Messages that wait in a queue, about. */
export async function depthOf(url: string): Promise<number> {
  const { GetQueueAttributesCommand, SQSClient } = await import("@aws-sdk/client-sqs");
  client ??= new SQSClient(SETTINGS);
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages"] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
}

/** Has a message that was received come back after so many seconds, at most 43,200. The queue is named by its ARN. */
export async function returnMessage(queueArn: string, receiptHandle: string, seconds: number): Promise<void> {
  const { ChangeMessageVisibilityCommand, GetQueueUrlCommand, SQSClient } = await import("@aws-sdk/client-sqs");
  client ??= new SQSClient(SETTINGS);
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: queueArn.split(":").at(-1) }));
  await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds }));
}
