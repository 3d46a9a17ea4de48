import type { Check } from "../../check.ts";
import { lookAtKnownMetrics } from "../cloudwatch/metrics-known.ts";
import { byStack } from "../documents/by-stack.ts";
import { lookAtDeclared } from "../prometheus/metrics-declared.ts";

/** An alert on a metric that nobody writes never fires, and nothing says so. */
export const metricsCheck: Check = {
  id: "monitoring-metrics",
  area: "monitoring",
  title: "Alerts and dashboards ask only for metrics that exist",
  weight: 3,
  critical: true,
  look: byStack({ "python-kubernetes": lookAtDeclared, "node-lambda": lookAtKnownMetrics, "static-site": lookAtKnownMetrics }),
};
