import type { ReleaseContext } from "../../../../contract/release.ts";
import { latencySeconds, tidy } from "../objectives.ts";

/** A metric as the exporter declares it. Rules and dashboard may use these and no others. */
export type Metric = {
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Base unit as Prometheus writes it; null where it is a plain number. */
  readonly unit: "seconds" | "requests" | "predictions" | null;
  readonly labels: readonly string[];
  readonly help: string;
  /** Constant in `app/metrics.py`; null for what Prometheus itself writes at each scrape. */
  readonly constant: string | null;
  readonly buckets?: readonly number[];
};

/** Buckets lie around the objective, which is one of them: its quantile is not guessed across a wide bucket. */
const BUCKETS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 4, 10];

export const metricTable = (context: Pick<ReleaseContext, "latency">): readonly Metric[] => [
  {
    name: "http_requests_total",
    type: "counter",
    unit: "requests",
    labels: ["method", "route", "status"],
    help: "Requests that were answered, without probes and scrapes",
    constant: "REQUESTS",
  },
  {
    name: "http_request_duration_seconds",
    type: "histogram",
    unit: "seconds",
    labels: ["method", "route"],
    help: "Time from a request to the end of its answer",
    constant: "DURATION",
    buckets: BUCKETS.map((share) => tidy(share * latencySeconds(context))),
  },
  {
    name: "http_requests_in_progress",
    type: "gauge",
    unit: "requests",
    labels: [],
    help: "Requests that are being answered",
    constant: "IN_PROGRESS",
  },
  ...MODEL_METRICS,
  { name: "up", type: "gauge", unit: null, labels: [], help: "1 where the last scrape of a pod succeeded, else 0", constant: null },
];

const MODEL_METRICS: readonly Metric[] = [
  {
    name: "model_predictions_total",
    type: "counter",
    unit: "predictions",
    labels: ["outcome"],
    help: "Predictions by outcome",
    constant: "PREDICTIONS",
  },
  {
    name: "model_feature_psi",
    type: "gauge",
    unit: null,
    labels: ["feature"],
    help: "Population stability index of a feature's recent values against training",
    constant: "PSI",
  },
];

/** What Prometheus adds to every series at the scrape (`monitoring/prometheus.yml`). */
export const TARGET_LABELS = ["service", "environment", "color", "pod"] as const;
