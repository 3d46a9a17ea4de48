import type { ReleaseContext } from "../../../contract/release.ts";
import { budgetOf, latencySeconds } from "../automation/objectives.ts";
import type { MetricSettings } from "../judge/settings.ts";
import { errorRatioQuery, latencyQuery, requestsQuery } from "./queries.ts";

export const METRIC_IDS = ["error_ratio", "latency_seconds", "requests_per_second"] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** What a release is verified by. */
export type ReleaseMetric = {
  readonly id: MetricId;
  readonly title: string;
  readonly group: string;
  /** Of 100, in the score. 0 is shown and never fails anything. */
  readonly weight: number;
  /** What the objective allows, in the metric's own unit; null where there is none. */
  readonly limit: number | null;
  /** PromQL with `$environment` and `$window` (`promqlOf`); null where the package exports nothing to Prometheus: such metrics are posted. */
  readonly promql: string | null;
  readonly settings: Partial<MetricSettings>;
};

/**
 * The metrics of a release, by its objectives. Errors are critical: one bad comparison fails the canary. An increase counts from half as
 * many errors more, or a fifth more latency, on: statistics alone would find differences that no user feels.
 */
export const metricsOf = (context: ReleaseContext): readonly ReleaseMetric[] => [
  {
    id: "error_ratio",
    title: "Share of requests that failed (5xx), 0 to 1",
    group: "errors",
    weight: 60,
    limit: budgetOf(context),
    promql: errorRatioQuery(context),
    settings: { direction: "increase", critical: true, effectLimits: { decrease: 0, increase: 1.5 }, noData: "fail" },
  },
  {
    id: "latency_seconds",
    title: `p${context.latency.percentile} of the time to answer, in seconds`,
    group: "latency",
    weight: 40,
    limit: latencySeconds(context),
    promql: latencyQuery(context),
    settings: { direction: "increase", effectLimits: { decrease: 0, increase: 1.2 }, noData: "fail" },
  },
  {
    id: "requests_per_second",
    title: "Requests per second: how much the others rest on",
    group: "traffic",
    weight: 0,
    limit: null,
    promql: requestsQuery(context),
    settings: { direction: "either", noData: "ignore" },
  },
];
