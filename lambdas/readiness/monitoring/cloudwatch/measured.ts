import type { World } from "../alerting/world.ts";
import { kindOf } from "./metric-table.ts";

/** A metric as CloudWatch is asked for it: `points` periods of so many seconds. */
export type Asked = {
  readonly namespace: string;
  readonly metric: string;
  readonly stat: string;
  readonly period: number;
  readonly points: number;
};

/** Of the requests that do not fail, so many are the client's mistake. */
const CLIENT_MISTAKES = 0.1;

/** What the metric reads in a world; not a number where nobody can say. */
export function measured({ namespace, metric, stat, period, points }: Asked, world: World): number {
  const requests = world.requestsPerSecond * period;
  const failing = world.failing(period * points);
  switch (kindOf(namespace, metric)) {
    case "requests":
      return stat === "Sum" || stat === "SampleCount" ? requests : Number.NaN;
    case "failures":
      return stat === "Sum" ? requests * failing : stat === "Average" ? failing : Number.NaN;
    case "failed percent":
      return stat === "Average" ? failing * 100 : Number.NaN;
    case "mistakes":
      return stat === "Sum" ? requests * (1 - failing) * CLIENT_MISTAKES : Number.NaN;
    case "latency":
      return quantileOf(stat) === null ? Number.NaN : world.latency(quantileOf(stat) ?? 0) * 1000;
    default:
      return Number.NaN;
  }
}

/** `p99.9` as a share; null where it is no percentile. */
export function quantileOf(stat: string): number | null {
  const [, percentile] = /^p(\d+(?:\.\d+)?)$/.exec(stat) ?? [];
  return percentile === undefined ? null : Number(percentile) / 100;
}
