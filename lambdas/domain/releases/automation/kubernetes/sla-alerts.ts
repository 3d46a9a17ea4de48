import type { ReleaseContext } from "../../../../contract/release.ts";
import { type BurnThreshold, budgetOf, burnThresholds, errorLimit, LEAST_FAILURES, latencySeconds, percentText } from "../objectives.ts";
import { type Alert, ENVIRONMENT } from "./alert.ts";
import { failures, latencyQuantile, ratioOf } from "./promql.ts";

const PERCENT = "{{ $value | humanizePercentage }}";

/** Alerts on what the context promises: availability by how fast its budget burns, and by plain error rate; latency by its quantile. */
export const slaAlerts = (context: ReleaseContext): Alert[] => [
  ...burnThresholds(context).map((burn) => burnAlert(context, burn)),
  errorRateAlert(context),
  latencyAlert(context),
];

function burnAlert(context: ReleaseContext, { name, factor, long, short, severity, spent, ratio }: BurnThreshold): Alert {
  const { service } = context;
  const rollback = severity === "page";
  const burning = `${ratioOf(context, long)} > ${ratio}\nand\n${ratioOf(context, short)} > ${ratio}`;
  return {
    name,
    expr: rollback ? `${burning}\nand\n${failures(context, long)} >= ${LEAST_FAILURES}` : burning,
    for: null,
    severity,
    rollback,
    summary: `${service} spends its error budget ${factor} times too fast in ${ENVIRONMENT}`,
    describe: (value) =>
      `${value} of the requests to ${service} in ${ENVIRONMENT} failed over ${long}. ${percentText(budgetOf(context))} may fail; ` +
      `${spent} of the budget of 30 days is gone once this has lasted ${long}.`,
    value: PERCENT,
  };
}

/** Faster than the burn windows: they need their long window to fill, this one 5 minutes. */
function errorRateAlert(context: ReleaseContext): Alert {
  const { service } = context;
  const limit = errorLimit(context);
  return {
    name: "ErrorRateHigh",
    expr: `${ratioOf(context, "5m")} > ${limit}\nand\n${failures(context, "5m")} >= ${LEAST_FAILURES}`,
    for: "5m",
    severity: "page",
    rollback: true,
    summary: `${service} fails more than ${percentText(limit)} of its requests in ${ENVIRONMENT}`,
    describe: (value) => `${value} of the requests to ${service} in ${ENVIRONMENT} failed over 5m. The limit is ${percentText(limit)}.`,
    value: PERCENT,
  };
}

function latencyAlert(context: ReleaseContext): Alert {
  const { service, latency } = context;
  const objective = `p${latency.percentile} of ${latency.milliseconds} ms`;
  return {
    name: "LatencyHigh",
    expr: `${latencyQuantile(context)}\n> ${latencySeconds(context)}`,
    for: "10m",
    severity: "ticket",
    rollback: false,
    summary: `${service} is slower than its ${objective} in ${ENVIRONMENT}`,
    describe: (value) =>
      `p${latency.percentile} of the requests to ${service} in ${ENVIRONMENT} was ${value} over 5m. The objective is ${latency.milliseconds} ms.`,
    value: "{{ $value | humanizeDuration }}",
  };
}
