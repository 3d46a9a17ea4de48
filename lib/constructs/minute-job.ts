import { Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { Construct } from "constructs";
import { HandlerFunction, type HandlerFunctionProps } from "./handler-function.ts";
import { addRunbookAlarm } from "./runbook-alarm.ts";

export type MinuteJobProps = HandlerFunctionProps & {
  /** Section of docs/runbook.md to open when the alarm fires. */
  readonly runbook: string;
};

/** A function that runs each minute, and the alarm that says that it fails. */
export class MinuteJob extends HandlerFunction {
  constructor(scope: Construct, id: string, { runbook, ...fn }: MinuteJobProps) {
    super(scope, id, fn);
    addRunbookAlarm(this, "Fails", {
      target: fn.target,
      metric: this.metricErrors(),
      threshold: 3,
      says: `The job ${fn.entry} failed three times in five minutes.`,
      runbook,
    });
    new Rule(this, "EachMinute", { schedule: Schedule.rate(Duration.minutes(1)), targets: [new LambdaTarget(this)] });
  }
}
