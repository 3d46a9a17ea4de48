import type { Alarm } from "./alarms.ts";

export type UsedMetric = { readonly namespace: string; readonly metric: string; readonly dimensions: readonly string[] };

/** The metrics that an alarm looks at; none of a composite one. */
export function metricsOf({ metric }: Alarm): UsedMetric[] {
  if (metric === null) return [];
  const { Metrics = [], Namespace, MetricName, Dimensions } = metric;
  const own = Namespace !== undefined && MetricName !== undefined ? [{ Namespace, MetricName, Dimensions }] : [];
  return [...own, ...Metrics.flatMap(({ MetricStat }) => (MetricStat === undefined ? [] : [MetricStat.Metric]))].map((one) => ({
    namespace: one.Namespace,
    metric: one.MetricName,
    dimensions: one.Dimensions.map(({ Name }) => Name),
  }));
}
