import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

const client = new SQSClient({});

/** A FIFO queue's grouping; both ids are at most 128 characters of ASCII. */
export type Fifo = { readonly group: string; readonly deduplication: string };

/** A function that puts one message on a standard queue; a delay is at most 900 s. */
export const openQueue =
  <T>(url: string) =>
  async (message: T, delaySeconds = 0): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds }));
  };

/** A function that puts one message on a FIFO queue. The same deduplication id within five minutes is one message. */
export const openFifoQueue =
  <T>(url: string) =>
  async (message: T, { group, deduplication }: Fifo): Promise<void> => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify(message),
        MessageGroupId: group,
        MessageDeduplicationId: deduplication,
      }),
    );
  };
