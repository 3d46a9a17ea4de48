import type { ReleaseMetrics } from "../../../lambdas/contract/release-metrics.ts";

const POINTS = 12;

/** What a healthy version's monitoring would say: within the objectives, and near to every other healthy one. `latencySeconds` is its usual p99. */
export const healthyMetrics = (latencySeconds: number): ReleaseMetrics["metrics"] => ({
  error_ratio: points((n) => 0.0002 + 0.00005 * (n % 3)),
  latency_seconds: points((n) => latencySeconds + 0.001 * (n % 4)),
  requests_per_second: points((n) => 40 + (n % 5)),
});

const points = (value: (n: number) => number): number[] => Array.from({ length: POINTS }, (_, n) => value(n));
