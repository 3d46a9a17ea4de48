import type { Check } from "../../check.ts";
import { lookAtWidgetCoverage, lookAtWidgets } from "../cloudwatch/dashboard-check.ts";
import { byStack } from "../documents/by-stack.ts";
import { lookAtCoverage } from "./coverage-check.ts";
import { lookAtLayout } from "./layout-check.ts";

/** What people look at when an alert wakes them. */
export const dashboardChecks: readonly Check[] = [
  {
    id: "monitoring-dashboard",
    area: "monitoring",
    title: "The dashboard loads, and every panel can be read",
    weight: 2,
    critical: false,
    look: byStack({ "python-kubernetes": lookAtLayout, "node-lambda": lookAtWidgets, "static-site": lookAtWidgets }),
  },
  {
    id: "monitoring-dashboard-coverage",
    area: "monitoring",
    title: "The dashboard shows latency, throughput and errors",
    weight: 2,
    critical: false,
    look: byStack({ "python-kubernetes": lookAtCoverage, "node-lambda": lookAtWidgetCoverage, "static-site": lookAtWidgetCoverage }),
  },
];
