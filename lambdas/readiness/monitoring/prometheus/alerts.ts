import type { ReleaseContext } from "../../../contract/release.ts";
import type { Alert, Alerts } from "../alerting/alert.ts";
import { both, mapped } from "../documents/read.ts";
import { evaluatorsOf } from "../promql/evaluators.ts";
import { type Expression, parseExpression } from "../promql/expression.ts";
import type { Known } from "../promql/known.ts";
import { type Metrics, metricsFile, seriesOf } from "./metrics-file.ts";
import { type AlertingRule, RULES, type Rules, rulesFile } from "./rules-file.ts";

/** Prometheus' alerts, which can be tried without a Prometheus. */
export const prometheusAlerts = mapped(
  both(rulesFile, metricsFile),
  ([rules, metrics], { context }): Alerts => ({ file: RULES, alerts: alertsOf(rules, metrics, context) }),
);

/** What expressions may be about: the exported series, what is recorded, and whose labels they carry. */
export const knownBy = (rules: Rules, metrics: Metrics, { service, environments }: ReleaseContext): Known => ({
  series: seriesOf(metrics),
  recorded: new Map(
    rules.recordings.flatMap(({ record, expr }) => parsed(expr).map((expression): [string, Expression] => [record, expression])),
  ),
  service,
  environments,
});

function alertsOf(rules: Rules, metrics: Metrics, context: ReleaseContext): Alert[] {
  const evaluate = evaluatorsOf(knownBy(rules, metrics, context));
  return rules.alerts.map(({ alert, labels, expr }: AlertingRule) => {
    const [expression] = parsed(expr);
    return {
      name: alert,
      rollsBack: labels.rollback === "true",
      fires: (world) => expression !== undefined && evaluate(world).isTrue(expression),
    };
  });
}

const parsed = (text: string): Expression[] => {
  const found = parseExpression(text);
  return "problem" in found ? [] : [found];
};
