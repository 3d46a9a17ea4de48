import { both, lookAt } from "../documents/read.ts";
import { parseExpression } from "../promql/expression.ts";
import { type Selector, selectorsOf } from "../promql/selector.ts";
import { expressions } from "./expressions.ts";
import { METRICS, type Metrics, metricsFile, type Series, seriesOf } from "./metrics-file.ts";
import { rulesFile } from "./rules-file.ts";

/** Prometheus writes these itself; a cluster's kube-state-metrics writes `kube_*`. */
const WELL_KNOWN = /^(?:up|ALERTS|ALERTS_FOR_STATE|scrape_\w+|kube_\w+)$/;
/** Every series may have these. */
const USUAL_LABELS = ["job", "instance", "le", "quantile", "__name__"];

/** Names and labels of every selector, against what the exporter declares. */
export const lookAtDeclared = lookAt(both(expressions, both(metricsFile, rulesFile)), ([asked, [metrics, { recordings }]]) => {
  const series = seriesOf(metrics);
  const recorded = new Set(recordings.map(({ record }) => record));
  const used = asked.flatMap(({ where, text }) => {
    const expression = parseExpression(text);
    return "problem" in expression ? [] : selectorsOf(expression).map((selector) => ({ where, selector }));
  });
  return {
    problems: used.flatMap(({ where, selector }) =>
      recorded.has(selector.name ?? "") ? [] : problems(selector, series, metrics).map((problem) => `${where}: ${problem}`),
    ),
    evidence: `${used.length} selectors ask only for what ${METRICS} declares, rules record or Prometheus writes itself`,
  };
});

function problems({ name, matchers }: Selector, series: ReadonlyMap<string, Series>, { targetLabels }: Metrics): string[] {
  if (name === null) return ["selects metrics by a pattern, so nobody can say which"];
  const found = series.get(name);
  if (found === undefined) return WELL_KNOWN.test(name) ? [] : [`${name} is not declared in ${METRICS}`];
  const labels = [...found.metric.labels, ...targetLabels, ...USUAL_LABELS];
  return matchers.filter(({ label }) => !labels.includes(label)).map(({ label }) => `${name} has no label ${label}`);
}
