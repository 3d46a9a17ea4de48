import * as z from "zod";
import { textOf } from "./intrinsics.ts";
import { Numeric, Truth, Whole, withDefaults } from "./scalars.ts";
import { resourcesOf, type Template } from "./template-file.ts";

const Dimensions = z.array(z.strictObject({ Name: z.string(), Value: z.unknown().optional() })).default([]);
const Period = Whole;
const Measured = z.strictObject({
  Metric: z.strictObject({ Namespace: z.string(), MetricName: z.string(), Dimensions }),
  Period,
  Stat: z.string(),
  Unit: z.string().optional(),
});
const Query = z
  .strictObject({
    Id: z.string().regex(/^[a-z]\w{0,254}$/, "expected an id that begins with a lower-case letter"),
    Expression: z.string().max(1024).optional(),
    Label: z.string().optional(),
    ReturnData: Truth.default(true),
    Period: Period.optional(),
    MetricStat: Measured.optional(),
    AccountId: z.unknown().optional(),
  })
  .refine(
    ({ Expression, MetricStat }) => (Expression === undefined) !== (MetricStat === undefined),
    "expected either Expression or MetricStat",
  );
export type Query = z.infer<typeof Query>;

const Told = {
  AlarmName: z.unknown().optional(),
  AlarmDescription: z.unknown().optional(),
  AlarmActions: z.unknown().optional(),
  OKActions: z.unknown().optional(),
  ActionsEnabled: z.unknown().optional(),
  InsufficientDataActions: z.unknown().optional(),
  Tags: z.unknown().optional(),
};
const Alarm = z.strictObject({
  ...Told,
  ComparisonOperator: z.enum(["GreaterThanThreshold", "GreaterThanOrEqualToThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold"]),
  Threshold: Numeric,
  EvaluationPeriods: Whole,
  DatapointsToAlarm: Whole.optional(),
  TreatMissingData: z.enum(["breaching", "notBreaching", "ignore", "missing"]).default("missing"),
  EvaluateLowSampleCountPercentile: z.string().optional(),
  Metrics: z.array(Query).min(1).max(20).optional(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions,
  Statistic: z.string().optional(),
  ExtendedStatistic: z.string().optional(),
  Period: Period.optional(),
  Unit: z.string().optional(),
});
/** What an alarm does is seen even where it has a field too many. */
const Known = z.object(Alarm.shape);
export type AlarmProperties = z.infer<typeof Known>;
const Composite = z.strictObject({
  ...Told,
  AlarmRule: z.unknown().optional(),
  ActionsSuppressor: z.unknown().optional(),
  ActionsSuppressorWaitPeriod: z.unknown().optional(),
  ActionsSuppressorExtensionPeriod: z.unknown().optional(),
});

/** An alarm of the template. Where its fields are wrong there are only problems. */
export type Alarm = {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metric: AlarmProperties | null;
  /** Of a composite one: `ALARM("${A}") AND ALARM("${B}")`. */
  readonly rule: string | null;
  /** Whether a composite alarm is made of it; then the whole tells people. */
  readonly isPart: boolean;
  readonly problems: readonly string[];
};

/** All alarms, plain and composite. */
export function alarmsOf(template: Template): Alarm[] {
  const composites = resourcesOf(template, "AWS::CloudWatch::CompositeAlarm").map(({ id, properties }) => ({
    id,
    properties,
    rule: textOf(properties.AlarmRule),
  }));
  const parts = new Set(composites.flatMap(({ rule }) => [...(rule ?? "").matchAll(/\$\{(\w+)(?:\.Arn)?\}/g)].map(([, id]) => id)));
  return [
    ...resourcesOf(template, "AWS::CloudWatch::Alarm").map(({ id, properties: written }) => {
      const properties = withDefaults(written, template);
      const { data = null } = Known.safeParse(properties);
      return {
        id,
        properties,
        metric: data,
        rule: null,
        isPart: parts.has(id),
        problems: [...said(Alarm.safeParse(properties).error), ...(data === null ? [] : metricProblems(data))],
      };
    }),
    ...composites.map(({ id, properties, rule }) => ({
      id,
      properties,
      metric: null,
      rule,
      isPart: parts.has(id),
      problems: [...said(Composite.safeParse(properties).error), ...(rule === null ? ["has no AlarmRule"] : [])],
    })),
  ];
}

export const describes = ({ properties }: Alarm): string => textOf(properties.AlarmDescription) ?? "";

const said = (error: z.ZodError | undefined): string[] => (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

/** CloudWatch's own limits; CloudFormation finds them only when the stack is made. */
function metricProblems({
  Metrics,
  MetricName,
  Period: period,
  EvaluationPeriods,
  DatapointsToAlarm = 1,
  Statistic,
  ExtendedStatistic,
}: AlarmProperties): string[] {
  const periods = [
    ...(Metrics ?? []).flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Period])),
    ...(period === undefined ? [] : [period]),
  ];
  const longest = Math.max(0, ...periods);
  const returned = (Metrics ?? []).filter(({ ReturnData }) => ReturnData).length;
  return [
    ...((Metrics === undefined) === (MetricName === undefined) ? ["expected either Metrics or MetricName"] : []),
    ...(Metrics !== undefined && returned !== 1 ? [`${returned} of its Metrics return data, expected one`] : []),
    ...(MetricName !== undefined && (period === undefined || (Statistic === undefined) === (ExtendedStatistic === undefined))
      ? ["expected Period and one statistic"]
      : []),
    ...periods
      .filter((one) => one % 60 !== 0 && ![10, 20, 30].includes(one))
      .map((one) => `its period of ${one} s is none of CloudWatch's`),
    ...(longest * EvaluationPeriods > (longest >= 3600 ? 604_800 : 86_400) ? ["it looks back further than CloudWatch does"] : []),
    ...(DatapointsToAlarm > EvaluationPeriods ? ["DatapointsToAlarm is more than EvaluationPeriods"] : []),
  ];
}
