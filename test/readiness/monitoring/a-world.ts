import { seriesOf } from "../../../lambdas/readiness/monitoring/prometheus/metrics-file.ts";
import { type Expression, parseExpression } from "../../../lambdas/readiness/monitoring/promql/expression.ts";
import type { Known } from "../../../lambdas/readiness/monitoring/promql/known.ts";

export function anExpression(text: string): Expression {
  const expression = parseExpression(text);
  if ("problem" in expression) throw new Error(`${text} ${expression.problem}`);
  return expression;
}

/** A service that counts requests by status, times them, and has a gauge. */
export const known = (recorded: Readonly<Record<string, string>> = {}): Known => ({
  series: seriesOf({
    service: "churn",
    targetLabels: ["service", "environment"],
    metrics: [
      { name: "http_requests_total", type: "counter", unit: null, labels: ["method", "code"], help: "", exportedBy: "app/metrics.py" },
      { name: "http_request_duration_seconds", type: "histogram", unit: "seconds", labels: [], help: "", exportedBy: "app/metrics.py" },
      { name: "drift", type: "gauge", unit: null, labels: [], help: "", exportedBy: "app/metrics.py" },
    ],
  }),
  recorded: new Map(Object.entries(recorded).map(([name, text]) => [name, anExpression(text)])),
  service: "churn",
  environments: ["staging", "production"],
});
