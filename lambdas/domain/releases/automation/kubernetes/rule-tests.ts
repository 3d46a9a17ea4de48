import type { ReleaseContext } from "../../../../contract/release.ts";
import type { Alert } from "./alert.ts";
import { ENVIRONMENT } from "./alert.ts";
import { groupsOf, labelsOf, runbookOf } from "./alert-rules.ts";
import { availabilityCases } from "./availability-cases.ts";
import { otherCases } from "./other-cases.ts";
import type { RuleCase } from "./rule-case.ts";

/** `monitoring/rules.test.yml`: what must fire and what must not, for `promtool test rules`. */
export function ruleTestsYml(context: ReleaseContext): string {
  const alerts = groupsOf(context).flatMap((group) => group.alerts);
  const tests = [...availabilityCases(context), ...otherCases(context)].flatMap((one) => {
    const alert = alerts.find(({ name }) => name === one.alert);
    return alert === undefined ? [] : [testOf(context, alert, one)];
  });
  return `---\n# promtool test rules rules.test.yml\nrule_files:\n  - rules.yml\nevaluation_interval: 1m\ntests:\n${tests.join("")}`;
}

const testOf = (context: ReleaseContext, alert: Alert, one: RuleCase) => `  - name: "${alert.name}: ${one.says}"
    interval: 1m
    input_series:${one.series.length === 0 ? " []" : ""}
${one.series.map(({ name, labels, values }) => `      - series: '${name}{${labels}}'\n        values: "${values}"\n`).join("")}    alert_rule_test:
      - eval_time: ${one.minutes}m
        alertname: ${alert.name}
        exp_alerts:${one.fires === null ? " []\n" : `\n${firing(context, alert, one.fires)}`}`;

function firing(context: ReleaseContext, alert: Alert, { value, labels = {} }: NonNullable<RuleCase["fires"]>): string {
  const environment = context.environments.at(-1) ?? "";
  const rendered = (text: string) =>
    text.replaceAll(ENVIRONMENT, environment).replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? "");
  const annotations = {
    summary: rendered(alert.summary),
    description: rendered(alert.describe(value)),
    runbook: runbookOf(context, alert.name),
  };
  return [
    "          - exp_labels:\n",
    fields({ ...labelsOf(alert, context.service, environment), ...labels }),
    "            exp_annotations:\n",
    fields(annotations),
  ].join("");
}

const fields = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([key, value]) => `              ${key}: ${JSON.stringify(value)}\n`)
    .join("");
