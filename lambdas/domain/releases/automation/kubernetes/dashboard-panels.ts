import type { ReleaseContext } from "../../../../contract/release.ts";
import { budgetOf, burnThresholds, latencySeconds, percentText, quantileOf } from "../objectives.ts";
import { PSI_LIMIT } from "./model-alerts.ts";
import type { Panel } from "./panel.ts";
import { ofService } from "./promql.ts";

/** Raw metrics only, no recorded ones: the dashboard works where the rules are not loaded. */
export const panelsOf = (context: ReleaseContext): Panel[] => [
  latency(context),
  throughput(context),
  errors(context),
  burn(context),
  saturation(context),
  predictions(context),
  drift(context),
];

const of = (context: ReleaseContext, more = "") => `{${ofService(context)},environment="$environment"${more}}`;
const rate = (context: ReleaseContext, metric: string, window: string, more = "") => `rate(${metric}${of(context, more)}[${window}])`;

const latency = (context: ReleaseContext): Panel => {
  const quantiles = [...new Set([0.5, 0.95, quantileOf(context)])].sort((a, b) => a - b);
  const buckets = rate(context, "http_request_duration_seconds_bucket", "5m");
  return {
    title: "Latency",
    description: `Objective: p${context.latency.percentile} below ${context.latency.milliseconds} ms`,
    unit: "s",
    limit: latencySeconds(context),
    queries: quantiles.map((q) => ({
      expr: `histogram_quantile(${q}, sum by (le) (${buckets}))`,
      legend: `p${Number((q * 100).toFixed(4))}`,
    })),
  };
};

const throughput = (context: ReleaseContext): Panel => ({
  title: "Throughput",
  description: "Requests a second by route and colour, without probes and scrapes",
  unit: "reqps",
  queries: [{ expr: `sum by (route, color) (${rate(context, "http_requests_total", "5m")})`, legend: "{{route}} {{color}}" }],
});

/** Where nothing has ever failed there is no series of failures: the share is then 0, not absent. */
const failedShare = (context: ReleaseContext, window: string) => {
  const all = `sum(${rate(context, "http_requests_total", window)})`;
  const failed = `sum(${rate(context, "http_requests_total", window, ',status=~"5.."')})`;
  return `(${failed} or 0 * ${all}) / ${all}`;
};

const errors = (context: ReleaseContext): Panel => ({
  title: "Errors",
  description: `Share of requests that failed (5xx). Objective: ${percentText(budgetOf(context))} at most`,
  unit: "percentunit",
  limit: budgetOf(context),
  queries: [{ expr: failedShare(context, "5m"), legend: "failed" }],
});

const burn = (context: ReleaseContext): Panel => ({
  title: "Error budget burn",
  description: "1 spends the budget of 30 days in 30 days. The line is where the first alert on it pages",
  unit: "short",
  limit: burnThresholds(context)[0]?.factor ?? 1,
  queries: ["1h", "6h"].map((window) => ({ expr: `(${failedShare(context, window)}) / ${budgetOf(context)}`, legend: window })),
});

const saturation = (context: ReleaseContext): Panel => ({
  title: "Requests in progress",
  description: "Of each pod: what the autoscaler will see next",
  unit: "short",
  queries: [{ expr: `http_requests_in_progress${of(context)}`, legend: "{{pod}}" }],
});

const predictions = (context: ReleaseContext): Panel => ({
  title: "Predictions",
  description: "By outcome. A share that jumps with a release is the release's doing",
  unit: "reqps",
  queries: [{ expr: `sum by (outcome) (${rate(context, "model_predictions_total", "5m")})`, legend: "{{outcome}}" }],
});

const drift = (context: ReleaseContext): Panel => ({
  title: "Drift",
  description: `Population stability index of each feature, the mean of its pods. Above ${PSI_LIMIT} it is worth a look`,
  unit: "none",
  limit: PSI_LIMIT,
  queries: [{ expr: `avg by (feature) (model_feature_psi${of(context)} >= 0)`, legend: "{{feature}}" }],
});
