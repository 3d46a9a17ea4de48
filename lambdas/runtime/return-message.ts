import type { SQSRecord } from "aws-lambda";
import { log, reasonOf } from "./log.ts";
import { returnMessage } from "./queue.ts";

/**
 * Seconds until a failed message is delivered again: 5, 15, 45, 135 after its first to fourth delivery. Without this it
 * would lie in flight for the queue's visibility timeout, six times as long as the function may take.
 */
export const backoffSeconds = (deliveries: number): number => Math.min(900, 5 * 3 ** (Math.max(1, deliveries) - 1));

/** Has a failed message delivered again soon. Where that fails it comes back by itself, only later. */
export async function returnSoon({ eventSourceARN, receiptHandle, attributes, messageId }: SQSRecord): Promise<void> {
  try {
    await returnMessage(eventSourceARN, receiptHandle, backoffSeconds(Number(attributes.ApproximateReceiveCount)));
  } catch (error) {
    log.warn("message not returned", { messageId, reason: reasonOf(error) });
  }
}
