import type { Check } from "../../check.ts";
import { byStack } from "../documents/by-stack.ts";
import { lookAtFluentBit } from "./fluent-bit.ts";
import { lookAtFunctionLogs, lookAtSiteLogs } from "./retention.ts";

/** An alert says that something is wrong, the log says what. */
export const logsCheck: Check = {
  id: "monitoring-logs",
  area: "monitoring",
  title: "Logs are collected, and kept for a stated time",
  weight: 1,
  critical: false,
  look: byStack({ "python-kubernetes": lookAtFluentBit, "node-lambda": lookAtFunctionLogs, "static-site": lookAtSiteLogs }),
};
