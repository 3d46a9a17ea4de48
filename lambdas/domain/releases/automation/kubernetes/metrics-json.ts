import type { ReleaseContext } from "../../../../contract/release.ts";
import { metricTable, TARGET_LABELS } from "./metric-table.ts";

/** `monitoring/metrics.json`: what may be queried, for programs. `exportedBy` tells the application's metrics from Prometheus' own. */
export function metricsJson(context: ReleaseContext): string {
  const metrics = metricTable(context).map(({ name, type, unit, labels, help, constant }) => ({
    name,
    type,
    unit,
    labels,
    help,
    exportedBy: constant === null ? "prometheus" : "app/metrics.py",
  }));
  return `${JSON.stringify({ service: context.service, targetLabels: TARGET_LABELS, metrics }, null, 2)}\n`;
}
