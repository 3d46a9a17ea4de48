import type { Dimension, Query } from "../aws/alarm.ts";

/** CloudFront's metrics are in us-east-1 alone, under this dimension. */
const DISTRIBUTION: readonly Dimension[] = [
  ["DistributionId", "!Ref DistributionId"],
  ["Region", "Global"],
];

const ofDistribution = (id: string, name: string, statistic: string): Query => ({
  id,
  namespace: "AWS/CloudFront",
  name,
  dimensions: DISTRIBUTION,
  statistic,
});

/** CloudFront says a rate in percent; the number of requests makes it a number of failures. */
export const FAILURES: readonly Query[] = [
  { id: "failed", expression: "all * rate / 100" },
  ofDistribution("all", "Requests", "Sum"),
  ofDistribution("rate", "5xxErrorRate", "Average"),
];

/** What `scripts/synthetic-check.sh` publishes. */
export const synthetic = (slug: string, service: string, name: "Latency" | "Success", statistic: string): readonly Query[] => [
  {
    id: name.toLowerCase(),
    namespace: slug,
    name,
    dimensions: [
      ["service", JSON.stringify(service)],
      ["environment", "!Ref Environment"],
    ],
    statistic,
  },
];
