import { latencySeconds, quantileOf } from "../../../domain/releases/automation/objectives.ts";
import { failing, HEALTHY, slow, type World } from "../alerting/world.ts";
import { both, lookAt } from "../documents/read.ts";
import { knownBy } from "../prometheus/alerts.ts";
import { metricsFile } from "../prometheus/metrics-file.ts";
import { rulesFile } from "../prometheus/rules-file.ts";
import { evaluatorsOf } from "../promql/evaluators.ts";
import { type Expression, parseExpression } from "../promql/expression.ts";
import { vectorOf } from "../promql/value.ts";
import { DASHBOARD, dashboardFile } from "./dashboard-file.ts";
import { panelQueries } from "./queries.ts";

/** The three that a service is judged by: some panel has to move with each. */
export const lookAtCoverage = lookAt(both(dashboardFile, both(metricsFile, rulesFile)), ([dashboard, [metrics, rules]], { context }) => {
  const evaluate = evaluatorsOf(knownBy(rules, metrics, context));
  const queries = panelQueries(dashboard).flatMap(({ text }) => {
    const expression = parseExpression(text);
    return "problem" in expression ? [] : [expression];
  });
  const value = (expression: Expression, world: World) => JSON.stringify(vectorOf(evaluate(world).value(expression)));
  const moves = (...worlds: readonly [World, World]) => queries.some((one) => value(one, worlds[0]) !== value(one, worlds[1]));
  const at = (factor: number) => slow(quantileOf(context), latencySeconds(context) * factor);
  const busier = { ...HEALTHY, requestsPerSecond: HEALTHY.requestsPerSecond * 2 };
  const problems = [
    ...(moves(at(1), at(2)) ? [] : [`${DASHBOARD}: no panel shows the p${context.latency.percentile} of latency`]),
    ...(moves(HEALTHY, busier) ? [] : [`${DASHBOARD}: no panel shows throughput`]),
    ...(showsErrors(queries, value) ? [] : [`${DASHBOARD}: no panel shows errors`]),
  ];
  return { problems, evidence: "tried with slow, busy and failing services: a panel moves with each of latency, throughput and errors" };
});

/** A share of errors, or their number: it moves with failures, and is nothing where nothing fails. */
const showsErrors = (queries: readonly Expression[], value: (one: Expression, world: World) => string) =>
  queries.some((one) => value(one, HEALTHY) !== value(one, failing(0.5)) && !/[1-9]/.test(numbersOf(value(one, HEALTHY))));

const numbersOf = (value: string) => [...value.matchAll(/"value":([^,}]*)/g)].map(([, number]) => number).join(" ");
