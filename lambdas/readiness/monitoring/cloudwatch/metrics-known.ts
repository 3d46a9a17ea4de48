import type { Package } from "../../check.ts";
import { lookAt, mapped } from "../documents/read.ts";
import { publishedBy } from "../scripts/published-metrics.ts";
import { scriptFile } from "../scripts/script-file.ts";
import { alarmsOf } from "./alarms.ts";
import { dashboards, drawnBy, isMetric } from "./dashboard-file.ts";
import { isOfAws, metricProblem } from "./metric-table.ts";
import { CLOUDWATCH, templateFile } from "./template-file.ts";
import { metricsOf, type UsedMetric } from "./used-metrics.ts";

type Used = UsedMetric & { readonly where: string };

/** Of alarms, and of widgets where they can be read; whether they can is another check's question. */
const used = mapped(templateFile, (template, of): Used[] => {
  const read = dashboards.read(of);
  const widgets = "value" in read && "value" in read.value ? read.value.value.filter(isMetric) : [];
  return [
    ...alarmsOf(template).flatMap((alarm) => metricsOf(alarm).map((one) => ({ ...one, where: `Resources.${alarm.id}` }))),
    ...widgets.flatMap((widget) => drawnBy(widget).map((one) => ({ ...one, where: `the widget ${widget.properties.title}` }))),
  ];
});

/** Metrics and dimensions of alarms and widgets. */
export const lookAtKnownMetrics = lookAt(used, (metrics, of) => {
  const own = publishedIn(of);
  const problems = metrics.flatMap(({ where, namespace, metric, dimensions }) => {
    const problem = isOfAws(namespace)
      ? metricProblem(namespace, metric, dimensions)
      : own.has(metric)
        ? null
        : `no script publishes ${namespace} ${metric}`;
    return problem === null ? [] : [`${CLOUDWATCH}: ${where}: ${problem}`];
  });
  return {
    problems: [...new Set(problems)],
    evidence: `${metrics.length} metrics of alarms and widgets are AWS's own, or published by the package's scripts`,
  };
});

function publishedIn(of: Package): ReadonlySet<string> {
  const scripts = of.files.filter(({ path }) => /^scripts\/.*\.sh$/.test(path)).map(({ path }) => scriptFile(path).read(of));
  return new Set(scripts.flatMap((script) => ("value" in script ? [...publishedBy(script.value)] : [])));
}
