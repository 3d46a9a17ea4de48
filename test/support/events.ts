import type { Context, DynamoDBRecord, DynamoDBStreamEvent, SQSEvent, SQSRecord } from "aws-lambda";

/** A batch of messages, `m0` and so on, of one group where the queue is FIFO. */
export const anSqsEvent = (bodies: readonly string[], { fifo = false } = {}): SQSEvent => ({
  Records: bodies.map(
    (body, index) =>
      ({
        messageId: `m${index}`,
        body,
        attributes: fifo ? { MessageGroupId: "group" } : {},
        eventSource: "aws:sqs",
        eventSourceARN: `arn:aws:sqs:eu-central-1:000000000000:queue${fifo ? ".fifo" : ""}`,
      }) as SQSRecord,
  ),
});

/** One change of an item, as a stream shows it; images as DynamoDB writes them. */
export const aChange = (id: string, images: NonNullable<DynamoDBRecord["dynamodb"]> = {}): DynamoDBRecord => ({
  eventID: id,
  eventName: "MODIFY",
  dynamodb: { Keys: { pk: { S: "RUN#1" }, sk: { S: id } }, ...images },
});
export const aStreamEvent = (...ids: readonly string[]): DynamoDBStreamEvent => ({ Records: ids.map((id) => aChange(id)) });

export const aLambdaContext = (): Context => ({ getRemainingTimeInMillis: () => 30_000 }) as Context;
