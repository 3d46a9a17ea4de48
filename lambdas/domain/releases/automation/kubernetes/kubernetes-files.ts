import type { ReleaseContext } from "../../../../contract/release.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { traced } from "../traced.ts";
import { rulesYml } from "./alert-rules.ts";
import { alertmanagerYml } from "./alertmanager.ts";
import { dashboardJson } from "./dashboard.ts";
import { driftPy } from "./drift-monitor.ts";
import { exporterPy } from "./exporter.ts";
import { healthPy } from "./health-router.ts";
import { logsPy } from "./json-log.ts";
import { kubernetesRunbook } from "./kubernetes-runbook.ts";
import { fluentBitYml } from "./log-collection.ts";
import { metricsJson } from "./metrics-json.ts";
import { kubernetesRollback } from "./rollback-script.ts";
import { ruleTestsYml } from "./rule-tests.ts";
import { prometheusYml } from "./scrape-config.ts";

const WATCHED = ["latency", "availability", "drift"];

/** What watches a Python service on Kubernetes, and takes it back. */
export const kubernetesFiles = (context: ReleaseContext): TracedFile[] => [
  traced("app/health.py", "exporter", ["health"], healthPy(context)),
  traced("app/metrics.py", "exporter", ["observability", "latency", "availability"], exporterPy(context)),
  traced("app/drift.py", "exporter", ["drift"], driftPy()),
  traced("app/logs.py", "logging", ["observability"], logsPy(context)),
  traced("monitoring/metrics.json", "exporter", ["observability"], metricsJson(context)),
  traced("monitoring/prometheus.yml", "prometheus-config", ["observability"], prometheusYml(context)),
  traced("monitoring/rules.yml", "prometheus-rules", [...WATCHED, "rollback"], rulesYml(context)),
  traced("monitoring/rules.test.yml", "prometheus-rules", WATCHED, ruleTestsYml(context)),
  traced("monitoring/alertmanager.yml", "alertmanager", ["rollback"], alertmanagerYml(context)),
  traced("monitoring/dashboard.json", "dashboard", ["observability", ...WATCHED], dashboardJson(context)),
  traced("monitoring/fluent-bit.yml", "logging", ["observability"], fluentBitYml(context)),
  traced("scripts/rollback.sh", "script", ["rollback"], kubernetesRollback(context)),
  traced("docs/runbook.md", "document", ["latency", "availability", "drift", "rollback"], kubernetesRunbook(context)),
];
