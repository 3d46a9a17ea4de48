import * as z from "zod";
import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { both, lookAt } from "../documents/read.ts";
import { yamlFile } from "../documents/yaml-file.ts";
import { parseExpression } from "../promql/expression.ts";
import { Duration, RULES, rulesFile } from "./rules-file.ts";

const TESTS = "monitoring/rules.test.yml";

const Series = z.strictObject({
  series: z.string().refine(isSelector, 'expected one series, such as up{job="x"}'),
  values: z.union([z.string(), z.number()]),
});
const Alerts = z.array(
  z.strictObject({ exp_labels: z.record(z.string(), z.string()).optional(), exp_annotations: z.record(z.string(), z.string()).optional() }),
);
const AlertTest = z.strictObject({ eval_time: Duration, alertname: z.string(), exp_alerts: Alerts.nullish() });
const Case = z.strictObject({
  name: z.string().optional(),
  interval: Duration.optional(),
  input_series: z.array(Series).default([]),
  alert_rule_test: z.array(AlertTest).default([]),
  promql_expr_test: z.array(z.looseObject({ expr: z.string(), eval_time: Duration })).optional(),
  external_labels: z.record(z.string(), z.string()).optional(),
  external_url: z.string().optional(),
  start_timestamp: z.unknown().optional(),
});
const RuleTests = z.strictObject({
  rule_files: z.array(z.string()),
  evaluation_interval: Duration.optional(),
  group_eval_order: z.array(z.string()).optional(),
  fuzzy_compare: z.boolean().optional(),
  tests: z.array(Case).min(1).max(1000),
});

/** `promtool test rules` runs these in the pipeline; here is seen that every alert has a case that fires and one that is silent. */
export const ruleTestsCheck: Check = {
  id: "monitoring-rule-tests",
  area: "monitoring",
  title: "Every alert has a test in which it fires and one in which it is silent",
  weight: 1,
  critical: false,
  look: onKubernetes(
    lookAt(both(yamlFile(TESTS, RuleTests), rulesFile), ([{ rule_files, tests }, { alerts }]) => {
      const cases = tests.flatMap(({ alert_rule_test }) => alert_rule_test);
      const fires = new Set(cases.filter(({ exp_alerts }) => (exp_alerts ?? []).length > 0).map(({ alertname }) => alertname));
      const silent = new Set(cases.filter(({ exp_alerts }) => (exp_alerts ?? []).length === 0).map(({ alertname }) => alertname));
      const names = [...new Set(alerts.map(({ alert }) => alert))];
      const problems = [
        ...(rule_files.some((path) => path.split("/").at(-1) === "rules.yml") ? [] : ["rule_files does not name rules.yml"]),
        ...names.filter((name) => !fires.has(name)).map((name) => `${name} has no test in which it fires`),
        ...names.filter((name) => !silent.has(name)).map((name) => `${name} has no test in which it is silent`),
        ...[...fires].filter((name) => !names.includes(name)).map((name) => `${name} is tested but is not in ${RULES}`),
      ];
      return { problems: problems.map((problem) => `${TESTS}: ${problem}`), evidence: `${cases.length} cases test ${names.length} alerts` };
    }),
  ),
};

function isSelector(text: string): boolean {
  const expression = parseExpression(text);
  return !("problem" in expression) && expression.node.name === "VectorSelector";
}
