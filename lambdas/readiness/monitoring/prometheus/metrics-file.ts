import * as z from "zod";
import { jsonFile } from "../documents/json-file.ts";

export const METRICS = "monitoring/metrics.json";

const Metric = z.object({
  name: z.string().regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/, "is no name of a metric"),
  type: z.enum(["counter", "gauge", "histogram", "summary"]),
  unit: z.string().nullable(),
  labels: z.array(z.string()).max(20),
  help: z.string(),
  exportedBy: z.string(),
});
const Metrics = z.object({ service: z.string(), targetLabels: z.array(z.string()), metrics: z.array(Metric).min(1).max(500) });
export type Metric = z.infer<typeof Metric>;
export type Metrics = z.infer<typeof Metrics>;

/** What the service exports: every series that rules and dashboard may ask for. */
export const metricsFile = jsonFile(METRICS, Metrics);

/** Which part of a metric a series is. */
export type Series = { readonly metric: Metric; readonly part: "whole" | "bucket" | "sum" | "count" };

/** Series by name, as they are scraped: a histogram is three. */
export const seriesOf = ({ metrics }: Metrics): ReadonlyMap<string, Series> => new Map(metrics.flatMap(partsOf));

function partsOf(metric: Metric): [string, Series][] {
  const { name, type } = metric;
  const whole: [string, Series] = [name, { metric, part: "whole" }];
  if (type === "counter" || type === "gauge") return [whole];
  const parts: [string, Series][] = [
    [`${name}_sum`, { metric, part: "sum" }],
    [`${name}_count`, { metric, part: "count" }],
  ];
  // A summary's quantiles, and a native histogram, have the name itself.
  return type === "summary" ? [whole, ...parts] : [whole, [`${name}_bucket`, { metric, part: "bucket" }], ...parts];
}
