import type { ReleaseContext } from "../../../contract/release.ts";
import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { lookAt } from "../documents/read.ts";
import { type Expression, parseExpression } from "../promql/expression.ts";
import { keepsLabel } from "../promql/keeps-label.ts";
import { type AlertingRule, RULES, type Rules, rulesFile } from "./rules-file.ts";

/** Bellwether finds the release by `service` and `environment`: without them a rollback is for nobody. */
export const alertLabelsCheck: Check = {
  id: "monitoring-alert-labels",
  area: "monitoring",
  title: "Every alert says of which service and environment it is, how severe, and what to do",
  weight: 2,
  critical: true,
  look: onKubernetes(
    lookAt(rulesFile, (rules, { context }) => ({
      problems: rules.alerts.flatMap((alert) =>
        problems(alert, recordedBy(rules), context).map((problem) => `${RULES}: alert ${alert.alert}: ${problem}`),
      ),
      evidence: `${rules.alerts.length} alerts carry service, environment and severity, a summary and a runbook`,
    })),
  ),
};

const recordedBy = ({ recordings }: Rules): ReadonlyMap<string, Expression> =>
  new Map(
    recordings.flatMap(({ record, expr }) => {
      const expression = parseExpression(expr);
      return "problem" in expression ? [] : [[record, expression] as const];
    }),
  );

function problems(
  { labels, annotations, expr }: AlertingRule,
  recorded: ReadonlyMap<string, Expression>,
  context: ReleaseContext,
): string[] {
  const wanted = { service: [context.service], environment: context.environments };
  return [
    ...Object.entries(wanted).flatMap(([label, values]) => labelProblem(label, labels[label], values, expr, recorded)),
    ...(labels.severity ? [] : ["has no label severity"]),
    ...(annotations.summary ? [] : ["has no summary"]),
    ...(runbookOf(annotations) ? [] : ["has no runbook"]),
  ];
}

export const runbookOf = (annotations: Readonly<Record<string, string>>): string | undefined =>
  annotations.runbook ?? annotations.runbook_url;

function labelProblem(
  label: string,
  value: string | undefined,
  values: readonly string[],
  expr: string,
  recorded: ReadonlyMap<string, Expression>,
): string[] {
  if (value === undefined) return [`has no label ${label}`];
  const [, template] = /^\{\{\s*\$labels\.(\w+)\s*\}\}$/.exec(value) ?? [];
  if (template === undefined)
    return values.includes(value) ? [] : [`its label ${label} is ${JSON.stringify(value)}, expected ${values.join(" or ")}`];
  const expression = parseExpression(expr);
  // What does not parse is another check's problem.
  return "problem" in expression || keepsLabel(expression, template, recorded)
    ? []
    : [`its expression drops the label ${template}, which ${label} is read of`];
}
