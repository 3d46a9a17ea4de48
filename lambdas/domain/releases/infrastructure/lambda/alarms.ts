import type { ReleaseContext } from "../../../../contract/release.ts";
import { FAST_BURN } from "../../burn-windows.ts";
import { indent } from "../indent.ts";

/** At a low objective the fast burn would be more than all requests. */
const MOST_PERCENT = 50;

type Metric = { readonly id: string; readonly namespace: string; readonly name: string; readonly dimensions: string };

/** Written out each time: CloudFormation knows no YAML aliases. */
const NEW_VERSION = `- Name: FunctionName
  Value: !Ref Service
- Name: Resource
  Value: !Sub \${Service}:live
- Name: ExecutedVersion
  Value: !GetAtt Service.Version.Version`;
const API = `- Name: ApiId
  Value: !Ref Api`;

/** Triggers of the rollback while CodeDeploy shifts. The new version is looked at alone where it can be, as it has but a share of the traffic. */
export function alarms({ availability, latency }: ReleaseContext): string {
  const percent = Number(Math.min(MOST_PERCENT, (1 - availability) * FAST_BURN * 100).toFixed(4));
  return `  ErrorsAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: The new version spends the error budget ${FAST_BURN} times as fast as it lasts
${shareAlarm(percent, [
  { id: "failed", namespace: "AWS/Lambda", name: "Errors", dimensions: NEW_VERSION },
  { id: "requests", namespace: "AWS/Lambda", name: "Invocations", dimensions: NEW_VERSION },
])}

  # What the function answers with 5xx is no error to Lambda.
  ServerErrorsAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: More than ${percent} percent of the answers are 5xx
${shareAlarm(percent, [
  { id: "failed", namespace: "AWS/ApiGateway", name: "5xx", dimensions: API },
  { id: "requests", namespace: "AWS/ApiGateway", name: "Count", dimensions: API },
])}

  LatencyAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmDescription: The new version misses p${latency.percentile} of ${latency.milliseconds} ms
      ComparisonOperator: GreaterThanThreshold
      Threshold: ${latency.milliseconds}
      # Three of five: a single cold start is no reason to go back.
      DatapointsToAlarm: 3
      EvaluationPeriods: 5
      TreatMissingData: notBreaching
      Namespace: AWS/Lambda
      MetricName: Duration
      Dimensions:
${indent(NEW_VERSION, 8)}
      Period: 60
      ExtendedStatistic: p${latency.percentile}
`;
}

/** Two minutes in a row, as a share: how many requests there are makes no difference. */
const shareAlarm = (percent: number, metrics: readonly Metric[]): string => `      ComparisonOperator: GreaterThanThreshold
      Threshold: ${percent}
      EvaluationPeriods: 2
      TreatMissingData: notBreaching
      Metrics:
        - Id: percent
          Expression: 100 * failed / requests
          Label: Failed in percent
${metrics.map(metricText).join("\n")}`;

const metricText = ({ id, namespace, name, dimensions }: Metric): string => `        - Id: ${id}
          ReturnData: false
          MetricStat:
            Metric:
              Namespace: ${namespace}
              MetricName: ${name}
              Dimensions:
${indent(dimensions, 16)}
            Period: 60
            Stat: Sum`;
