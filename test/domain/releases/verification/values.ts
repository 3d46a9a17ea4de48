import type { MetricValues } from "../../../../lambdas/domain/releases/verification/tick-of.ts";

/** Ten points of a service that holds its objectives (99.9 %, 100 ms), with some noise; `errors` and `latency` are added to each point. */
export const aSide = ({ errors = 0, latency = 0, points = 10 } = {}): MetricValues => {
  const of = (value: (n: number) => number) => Array.from({ length: points }, (_, n) => value(n));
  return {
    error_ratio: of((n) => errors + (n % 3) * 1e-5),
    latency_seconds: of((n) => 0.06 + latency + ((n * 7) % 5) * 1e-4),
    requests_per_second: of((n) => 50 + ((n * 3) % 7)),
  };
};
