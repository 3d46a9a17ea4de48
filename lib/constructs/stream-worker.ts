import { Duration } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { FilterCriteria, FilterRule, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { DynamoEventSource, SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { HandlerFunction, type HandlerFunctionProps } from "./handler-function.ts";
import { addRunbookAlarm } from "./runbook-alarm.ts";

export type StreamWorkerProps = HandlerFunctionProps & {
  readonly table: Table;
  /** Only changes of items whose partition key begins so. */
  readonly keyPrefix: string;
  /** Where batches go that failed as a whole until they were too old. */
  readonly lostBatches: Queue;
  readonly runbook: string;
};

/** A function behind a table's stream. It sets single changes aside by itself; the settings here are the second net. */
export class StreamWorker extends HandlerFunction {
  constructor(scope: Construct, id: string, { table, keyPrefix, lostBatches, runbook, ...fn }: StreamWorkerProps) {
    super(scope, id, fn);
    this.addEventSource(
      new DynamoEventSource(table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10, // One run may touch 40 clusters; a batch has to end within the function's time.
        bisectBatchOnError: true,
        retryAttempts: 5,
        maxRecordAge: Duration.hours(1),
        onFailure: new SqsDlq(lostBatches),
        filters: [FilterCriteria.filter({ dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(keyPrefix) } } } })],
      }),
    );
    addRunbookAlarm(this, "Behind", {
      target: fn.target,
      metric: this.metric("IteratorAge", { statistic: "Maximum" }),
      threshold: Duration.minutes(5).toMilliseconds(),
      says: "The stream is five minutes behind.",
      runbook,
    });
  }
}
