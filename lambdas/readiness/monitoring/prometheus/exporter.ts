import type { Check, Package } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { lookAt } from "../documents/read.ts";
import { type Defined, definedMetrics } from "../python/defined-metrics.ts";
import { pythonFile } from "../python/python-file.ts";
import { METRICS, type Metric, metricsFile } from "./metrics-file.ts";

/** What the declaration promises, the exporter has to define. It is Python: seen by its calls, not run. */
export const exporterCheck: Check = {
  id: "monitoring-exporter",
  area: "monitoring",
  title: "The exporter defines every metric that is declared",
  weight: 2,
  critical: false,
  look: onKubernetes(
    lookAt(metricsFile, ({ metrics, service }, of) => ({
      problems: [
        ...(service === of.context.service ? [] : [`${METRICS}: is of the service ${service}, expected ${of.context.service}`]),
        ...[...Map.groupBy(metrics, ({ exportedBy }) => exportedBy)].flatMap(([path, exported]) => problems(path, exported, of)),
      ],
      evidence: `${metrics.length} metrics are defined with their types and labels where ${METRICS} says`,
    })),
  ),
};

function problems(path: string, metrics: readonly Metric[], of: Package): string[] {
  if (path === "prometheus") return [];
  const file = pythonFile(path).read(of);
  if ("problems" in file) return [...file.problems];
  const defined = definedMetrics(file.value);
  return metrics.flatMap((metric) => differences(metric, defined).map((problem) => `${path}: ${problem}`));
}

function differences({ name, type, labels }: Metric, defined: readonly Defined[]): string[] {
  // The client adds `_total` to a counter's name by itself.
  const found = defined.find((one) => one.name === name || (type === "counter" && `${one.name}_total` === name));
  if (found === undefined) return [`does not define ${name}`];
  return [
    ...(found.type === type ? [] : [`${name} is a ${found.type}, declared as ${type}`]),
    ...(same(found.labels, labels)
      ? []
      : [`${name} has the labels ${found.labels.join(", ") || "none"}, declared are ${labels.join(", ") || "none"}`]),
  ];
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((label) => b.includes(label));
