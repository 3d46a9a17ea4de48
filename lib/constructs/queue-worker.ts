import { Duration } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { DEFAULT_TIMEOUT, HandlerFunction, type HandlerFunctionProps } from "./handler-function.ts";
import { addRunbookAlarm } from "./runbook-alarm.ts";

export type QueueWorkerProps = HandlerFunctionProps & {
  /** Section of docs/runbook.md to open when the alarm fires. */
  readonly runbook: string;
  readonly fifo?: boolean;
  readonly batchSize?: number;
  /** How many of the function run at once for the queue; from 2. */
  readonly maxConcurrency?: number;
};

/** A queue, its dead-letter queue, the function that drains it, and the alarm that says work is lost. */
export class QueueWorker extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { runbook, fifo, batchSize = 10, maxConcurrency, ...fn }: QueueWorkerProps) {
    super(scope, id);
    const timeout = fn.timeout ?? DEFAULT_TIMEOUT;
    this.handler = new HandlerFunction(this, "Handler", fn);

    const kind = { enforceSSL: true, ...(fifo ? { fifo: true } : {}) };
    this.deadLetters = new Queue(this, "DeadLetters", { ...kind, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, "Queue", {
      ...kind,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()), // What AWS recommends for SQS sources.
      retentionPeriod: Duration.days(14),
    });
    this.handler.addEventSource(
      new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true, ...(maxConcurrency ? { maxConcurrency } : {}) }),
    );

    addRunbookAlarm(this, "WorkLost", {
      target: fn.target,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      says: "Messages failed five times and were set aside.",
      runbook,
    });
  }
}
