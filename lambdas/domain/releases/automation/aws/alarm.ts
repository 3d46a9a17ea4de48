import { indent } from "../../infrastructure/indent.ts";

/** A metric or an expression, as the list `Metrics` of an alarm has it. */
export type Query =
  | { readonly id: string; readonly expression: string }
  | {
      readonly id: string;
      readonly namespace: string;
      readonly name: string;
      readonly dimensions: readonly Dimension[];
      readonly statistic: string;
    };
/** Values are CloudFormation: `!Ref Name` or a plain word. */
export type Dimension = readonly [name: string, value: string];

export type MetricAlarm = {
  /** Logical id, and the end of the alarm's name. */
  readonly id: string;
  readonly description: string;
  /** The first one is what is compared. */
  readonly queries: readonly Query[];
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly periods: number;
  readonly datapoints: number;
  readonly missing: "notBreaching" | "breaching";
  /** False for the parts of a composite alarm: only the whole is told. */
  readonly told: boolean;
};

export const alarmName = (slug: string, id: string): string => `!Sub "${slug}-\${Environment}-${id}"`;

/** Where an alarm tells people, if the stack was given a topic. */
export const ACTIONS = `AlarmActions: !If [HasTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]
OKActions: !If [HasTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]`;

export const metricAlarm = (slug: string, alarm: MetricAlarm): string => `  ${alarm.id}:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmName: ${alarmName(slug, alarm.id)}
      AlarmDescription: ${JSON.stringify(alarm.description)}
      ComparisonOperator: ${alarm.comparison}
      Threshold: ${alarm.threshold}
      EvaluationPeriods: ${alarm.periods}
      DatapointsToAlarm: ${alarm.datapoints}
      TreatMissingData: ${alarm.missing}
${alarm.told ? `${indent(ACTIONS, 6)}\n` : ""}      Metrics:
${alarm.queries.map((query, index) => entry(query, index === 0, alarm.periodSeconds)).join("")}`;

const entry = (query: Query, compared: boolean, period: number) =>
  "expression" in query
    ? `        - Id: ${query.id}
          Expression: ${JSON.stringify(query.expression)}
          ReturnData: ${compared}
`
    : `        - Id: ${query.id}
          ReturnData: ${compared}
          MetricStat:
            Metric:
              Namespace: ${query.namespace}
              MetricName: ${query.name}
              Dimensions:
${query.dimensions.map(([name, value]) => `                - Name: ${name}\n                  Value: ${value}\n`).join("")}            Period: ${period}
            Stat: ${query.statistic}
`;
