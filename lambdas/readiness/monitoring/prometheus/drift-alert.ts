import { isMl } from "../../../domain/releases/context/is-ml.ts";
import { type Check, notApplicable } from "../../check.ts";
import { drifted, HEALTHY } from "../alerting/world.ts";
import { both, lookAt } from "../documents/read.ts";
import { evaluatorsOf } from "../promql/evaluators.ts";
import { type Expression, parseExpression } from "../promql/expression.ts";
import { selectorsOf } from "../promql/selector.ts";
import { knownBy } from "./alerts.ts";
import { METRICS, metricsFile } from "./metrics-file.ts";
import { RULES, rulesFile } from "./rules-file.ts";

/** How drift is measured, by the names that it has in the field. */
const DRIFT = /drift|psi|divergence|wasserstein|kolmogorov/i;

const look = lookAt(both(rulesFile, metricsFile), ([rules, metrics], { context }) => {
  const gauges = metrics.metrics.filter(({ name, type }) => type === "gauge" && DRIFT.test(name)).map(({ name }) => name);
  const evaluate = evaluatorsOf(knownBy(rules, metrics, context));
  const fires = (expression: Expression) => evaluate(drifted).isTrue(expression) && !evaluate(HEALTHY).isTrue(expression);
  const watching = rules.alerts.filter(({ expr }) => {
    const expression = parseExpression(expr);
    return !("problem" in expression) && selectorsOf(expression).some(({ name }) => gauges.includes(name ?? "")) && fires(expression);
  });
  return {
    problems: [
      ...(gauges.length === 0 ? [`${METRICS}: declares no gauge of drift`] : []),
      ...(gauges.length > 0 && watching.length === 0 ? [`${RULES}: no alert fires when ${gauges.join(", ")} rises, and only then`] : []),
    ],
    evidence: `${watching.map(({ alert }) => alert).join(", ")} fires when ${gauges.join(", ")} rises`,
  };
});

/** A model can be wrong while every request succeeds. */
export const driftAlertCheck: Check = {
  id: "monitoring-drift-alert",
  area: "monitoring",
  title: "An alert fires when the model sees other data than it was trained with",
  weight: 2,
  critical: false,
  look: (of) => (isMl(of.context) ? look(of) : notApplicable("no model is served")),
};
