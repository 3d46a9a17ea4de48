import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

const metrics = new Metrics({ namespace: "Bellwether", serviceName: "bellwether" });

/** Publish one count as an embedded metric: a log line that CloudWatch reads, without a call. */
export function count(name: string, value = 1): void {
  metrics.singleMetric().addMetric(name, MetricUnit.Count, value);
}
