import * as z from "zod";
import type { GeneratedArtifact, ReleaseContext } from "../../../contract/release.ts";
import type { Problem } from "../../pipeline/files/file-at.ts";
import { yamlOf } from "../../pipeline/files/yaml-of.ts";
import { FAILED_METRIC, failuresWithin, type Watched } from "./watched.ts";

const Template = z.object({ Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })) });
const Words = z.string().optional().catch(undefined);
const Query = z.object({
  Expression: Words,
  MetricStat: z
    .object({ Metric: z.object({ MetricName: z.string() }), Stat: z.string() })
    .optional()
    .catch(undefined),
});
const Alarm = z.object({
  ComparisonOperator: Words,
  Threshold: z.number().optional().catch(undefined),
  MetricName: Words,
  Statistic: Words,
  ExtendedStatistic: Words,
  Metrics: z.array(Query).max(50).catch([]),
  AlarmActions: z.array(z.unknown()).catch([]),
  AlarmRule: Words,
});
type Alarm = z.infer<typeof Alarm> & { readonly name: string };

/** CloudWatch's alarms that compare what an objective is about with a bound no looser than it, and tell somebody, alone or as part of a whole. */
export function watchedByAlarms(file: GeneratedArtifact, context: ReleaseContext): Watched | Problem {
  const yaml = yamlOf(file);
  if ("problem" in yaml) return yaml;
  const { data } = Template.safeParse(yaml.value);
  if (data === undefined) return { problem: `${file.path}: no template with resources` };
  const alarms = Object.entries(data.Resources).flatMap(([name, { Type, Properties }]) =>
    /^AWS::CloudWatch::(Composite)?Alarm$/.test(Type) ? [{ name, ...(Alarm.safeParse(Properties).data ?? Alarm.parse({})) }] : [],
  );
  const wholes = alarms.filter(({ AlarmRule, AlarmActions }) => AlarmRule !== undefined && AlarmActions.length > 0);
  const inWhole = new Set(
    wholes.flatMap(({ AlarmRule = "" }) => [...AlarmRule.matchAll(/\$\{(\w+)(?:\.Arn)?\}/g)].map(([, name = ""]) => name)),
  );
  const heard = alarms.filter(({ name, AlarmActions }) => AlarmActions.length > 0 || inWhole.has(name));
  const names = (watches: (alarm: Alarm, context: ReleaseContext) => boolean) =>
    heard.filter((alarm) => watches(alarm, context)).map(({ name }) => name);
  return { latency: names(watchesLatency), availability: names(watchesFailures) };
}

/** What it measures: names of metrics with their statistic. */
const measured = ({ MetricName, Statistic, ExtendedStatistic, Metrics }: Alarm): { metric: string; statistic: string }[] => [
  ...(MetricName === undefined ? [] : [{ metric: MetricName, statistic: ExtendedStatistic ?? Statistic ?? "" }]),
  ...Metrics.flatMap(({ MetricStat }) => (MetricStat ? [{ metric: MetricStat.Metric.MetricName, statistic: MetricStat.Stat }] : [])),
];

const isAbove = ({ ComparisonOperator }: Alarm) => ComparisonOperator?.startsWith("GreaterThan") ?? false;

const watchesLatency = (alarm: Alarm, { latency }: ReleaseContext) =>
  isAbove(alarm) &&
  (alarm.Threshold ?? Number.POSITIVE_INFINITY) <= latency.milliseconds + 1e-9 &&
  measured(alarm).some(
    ({ metric, statistic }) =>
      /latency|duration|time/i.test(metric) && Number(/^p(\d+(?:\.\d+)?)$/.exec(statistic)?.[1] ?? 0) >= latency.percentile,
  );

function watchesFailures(alarm: Alarm, context: ReleaseContext): boolean {
  const failed = measured(alarm).filter(({ metric }) => FAILED_METRIC.test(metric));
  const share = alarm.Metrics.some(({ Expression }) => Expression?.includes("/"));
  const percent = !share && failed.some(({ metric }) => /rate/i.test(metric));
  const limit = (alarm.Threshold ?? Number.POSITIVE_INFINITY) / (percent ? 100 : 1);
  return isAbove(alarm) && failed.length > 0 && (share || percent) && limit > 0 && limit <= failuresWithin(context);
}
