import type { ReleaseContext } from "../../../../contract/release.ts";
import { WINDOWS, type Window } from "../../burn-windows.ts";
import { indent } from "../../infrastructure/indent.ts";
import { budgetOf, LEAST_FAILURES, percentText } from "../objectives.ts";
import { absenceAlert } from "./absence-alert.ts";
import { type Alert, ENVIRONMENT } from "./alert.ts";
import { modelAlerts } from "./model-alerts.ts";
import { errorRatio, ratioName } from "./promql.ts";
import { slaAlerts } from "./sla-alerts.ts";

/** `monitoring/rules.yml`: recorded ratios, then alerts. */
export const rulesYml = (context: ReleaseContext): string =>
  [
    header(context),
    `  - name: ${context.slug}-ratios\n    rules:\n`,
    ...WINDOWS.map((window) => recording(context, window)),
    ...groupsOf(context).flatMap(({ name, alerts }) => [
      `  - name: ${context.slug}-${name}\n    rules:\n`,
      ...alerts.map((alert) => alertRule(alert, context)),
    ]),
  ].join("");

export const groupsOf = (context: ReleaseContext): { name: string; alerts: Alert[] }[] => [
  { name: "sla", alerts: slaAlerts(context) },
  { name: "model", alerts: modelAlerts(context) },
  { name: "presence", alerts: [absenceAlert(context)] },
];

export const labelsOf = ({ severity, rollback }: Alert, service: string, environment: string): Record<string, string> => ({
  service,
  environment,
  severity,
  ...(rollback ? { rollback: "true" } : {}),
});

export const runbookOf = ({ repo }: ReleaseContext, name: string): string =>
  `${repo === null ? "" : `https://github.com/${repo}/blob/HEAD/`}docs/runbook.md#${name.toLowerCase()}`;

const header = (context: ReleaseContext) => `---
# Alert rules of ${context.service}: ${percentText(context.availability)} of requests succeed (error budget ${percentText(budgetOf(context))}),
# p${context.latency.percentile} latency below ${context.latency.milliseconds} ms. Tests: promtool test rules rules.test.yml
#
# Burn rates are those of Google's Site Reliability Workbook, chapter 5: the long window
# says that it matters, the short one that it still goes on.
# Only rules with rollback: "true" make Bellwether take a release back; they ask for
# ${LEAST_FAILURES} failed requests at least, so that a quiet service is not rolled back by chance.
groups:
`;

const recording = (context: ReleaseContext, window: Window) => `      - record: ${ratioName(window)}
        expr: |-
${indent(errorRatio(context, window), 10)}
`;

const alertRule = (alert: Alert, context: ReleaseContext) => `      - alert: ${alert.name}
        expr: |-
${indent(alert.expr, 10)}
${alert.for === null ? "" : `        for: ${alert.for}\n`}        labels:
${fields(labelsOf(alert, context.service, ENVIRONMENT))}
        annotations:
${fields({ summary: alert.summary, description: alert.describe(alert.value), runbook: runbookOf(context, alert.name) })}
`;

const fields = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([key, value]) => `          ${key}: ${JSON.stringify(value)}`)
    .join("\n");
