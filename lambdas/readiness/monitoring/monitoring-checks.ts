import type { Check } from "../check.ts";
import { metricsCheck } from "./alerting/metrics-check.ts";
import { objectiveChecks } from "./alerting/objective-checks.ts";
import { rollbackAlertsCheck } from "./alerting/rollback-alerts.ts";
import { bellwetherRouteCheck } from "./alerting/route-check.ts";
import { alertmanagerCheck } from "./alertmanager/alertmanager-check.ts";
import { alarmActionsCheck, templateCheck } from "./cloudwatch/template-check.ts";
import { dashboardChecks } from "./grafana/dashboard-checks.ts";
import { healthCheck } from "./health/health-check.ts";
import { logsCheck } from "./logs/logs-check.ts";
import { alertLabelsCheck } from "./prometheus/alert-labels.ts";
import { driftAlertCheck } from "./prometheus/drift-alert.ts";
import { exporterCheck } from "./prometheus/exporter.ts";
import { promqlValidCheck } from "./prometheus/promql-valid.ts";
import { ruleTestsCheck } from "./prometheus/rule-tests.ts";
import { rulesValidCheck } from "./prometheus/rules-valid.ts";
import { scrapeConfigCheck } from "./prometheus/scrape-config.ts";
import { runbookCheck } from "./runbook/runbook-check.ts";
import { rollbackScriptCheck } from "./scripts/rollback-script-check.ts";

/** Whether a release would be watched: alerts that fire when they have to, reach somebody, and take back what is at fault. */
export const monitoringChecks: readonly Check[] = [
  ...objectiveChecks,
  rollbackAlertsCheck,
  bellwetherRouteCheck,
  rollbackScriptCheck,
  metricsCheck,
  healthCheck,
  rulesValidCheck,
  promqlValidCheck,
  alertLabelsCheck,
  driftAlertCheck,
  exporterCheck,
  scrapeConfigCheck,
  alertmanagerCheck,
  ruleTestsCheck,
  templateCheck,
  alarmActionsCheck,
  ...dashboardChecks,
  runbookCheck,
  logsCheck,
];
