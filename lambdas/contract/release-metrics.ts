import * as z from "zod";
import { EnvironmentName } from "./deployment.ts";
import { Instant } from "./scalars.ts";

const MOST_POINTS = 1000;
const MOST_METRICS = 20;

const Value = z.number("expected a finite number");
const Point = z.union([Value, z.strictObject({ at: Instant, value: Value })], "expected a finite number, or {at, value}");
const isAlike = (points: readonly unknown[]) => new Set(points.map((point) => typeof point)).size < 2;

/** Values at even distances, or values with their times; not both. */
export const MetricPoints = z
  .array(Point)
  .min(1, "must not be empty")
  .max(MOST_POINTS, `at most ${MOST_POINTS} points`)
  .refine(isAlike, "expected numbers only, or only {at, value}");
export type MetricPoints = z.infer<typeof MetricPoints>;

const MetricName = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/);
const wordsFor = ({ code }: { readonly code: string }) => (code === "invalid_key" ? "is no id of a metric" : undefined);

/** What a value can be: a share of requests has its ends, and no time or rate is negative. `-1` for "no data" would be a pass otherwise. */
export const RANGE_OF: Readonly<Record<string, { readonly most: number; readonly words: string }>> = {
  error_ratio: { most: 1, words: "0 to 1" },
  latency_seconds: { most: Number.MAX_VALUE, words: "0 or more" },
  requests_per_second: { most: Number.MAX_VALUE, words: "0 or more" },
};

/** `POST /releases/{id}/metrics`: how a candidate, or what ran before it, does in an environment. */
export const ReleaseMetrics = z.strictObject({
  environment: EnvironmentName.optional().meta({ description: "The one that is being verified by default" }),
  role: z.enum(["candidate", "baseline"], "expected candidate or baseline"),
  metrics: z
    .record(MetricName, MetricPoints, { error: wordsFor })
    .refine((metrics) => Object.keys(metrics).length > 0, "must not be empty")
    .refine((metrics) => Object.keys(metrics).length <= MOST_METRICS, `at most ${MOST_METRICS} metrics`)
    .meta({ description: "By metric: error_ratio (0 to 1), latency_seconds (at the objective's percentile), requests_per_second" }),
});
export type ReleaseMetrics = z.infer<typeof ReleaseMetrics>;
