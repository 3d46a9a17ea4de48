import type { MetricPoints } from "../../../contract/release-metrics.ts";

/** Posted points as plain values; those with a time are put in its order, as they may have been gathered in any. */
export function valuesOf(points: MetricPoints): number[] {
  const dated = points.map((point) => (typeof point === "number" ? { time: 0, value: point } : { ...point, time: Date.parse(point.at) }));
  return dated.toSorted((one, other) => one.time - other.time).map(({ value }) => value);
}
