import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";
import type { Target } from "../targets.ts";

export type RunbookAlarmProps = {
  readonly target: Target;
  readonly metric: IMetric;
  /** It fires at this value and above. */
  readonly threshold: number;
  readonly says: string;
  /** Section of docs/runbook.md to open when it fires. */
  readonly runbook: string;
};

/** An alarm whose description links to its section of the runbook. Emulators have none: they do not read our metrics back. */
export function addRunbookAlarm(scope: Construct, id: string, { target, metric, threshold, says, runbook }: RunbookAlarmProps): void {
  if (target.disposable) return;
  new Alarm(scope, id, {
    metric,
    threshold,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${says} docs/runbook.md#${runbook}`,
  });
}
