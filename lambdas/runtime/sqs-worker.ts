import { BatchProcessor, EventType, processPartialResponse, SqsFifoPartialProcessorAsync } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type * as z from "zod";
import { log, reasonOf } from "./log.ts";
import { returnSoon } from "./return-message.ts";
import { traced } from "./trace.ts";

export type SqsWorkerOptions = {
  readonly fifo?: boolean;
  /** Called for each message that failed; tests pass their own. */
  readonly giveBack?: (record: SQSRecord) => Promise<void>;
};

/**
 * Turn "do this with one message" into a batch handler that fails message by message. A message that cannot be parsed
 * fails like any other and ends in the dead-letter queue: nothing is acknowledged that was not understood.
 * A failed message comes back after a back-off. On a FIFO queue the messages of a group behind a failed one fail with it, so that their order stays.
 */
export function sqsWorker<T>(schema: z.ZodType<T>, work: (message: T) => Promise<void>, options: SqsWorkerOptions = {}) {
  const { fifo = false, giveBack = returnSoon } = options;
  const attempt = async (record: SQSRecord): Promise<void> => {
    try {
      const message = schema.parse(JSON.parse(record.body));
      await traced("message", () => work(message));
    } catch (error) {
      log.error("message failed", { messageId: record.messageId, reason: reasonOf(error) });
      throw error;
    }
  };
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = fifo ? new SqsFifoPartialProcessorAsync() : new BatchProcessor(EventType.SQS);
    const response = await processPartialResponse(event, attempt, processor, { context, throwOnFullBatchFailure: false });
    const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    await Promise.all(event.Records.filter(({ messageId }) => failed.has(messageId)).map(giveBack));
    return response;
  };
}
