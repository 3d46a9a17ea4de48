import { Duration } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Target } from "../targets.ts";
import { addRunbookAlarm } from "./runbook-alarm.ts";

/** Where a stream's batch goes that failed until it was too old: the second net, which should stay empty. */
export class LostBatches extends Queue {
  constructor(scope: Construct, id: string, target: Target) {
    super(scope, id, { enforceSSL: true, retentionPeriod: Duration.days(14) });
    addRunbookAlarm(scope, "BatchesLost", {
      target,
      metric: this.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      says: "A whole batch of changes failed until it was too old.",
      runbook: "stream-batches-lost",
    });
  }
}
