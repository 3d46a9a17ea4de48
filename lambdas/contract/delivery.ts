import * as z from "zod";
import { EnvironmentName, ServiceName } from "./deployment.ts";
import { Instant } from "./scalars.ts";

/** Query of every metric read. A window is so many whole UTC days, today included. */
export const DeliveryQuery = z.strictObject({
  service: ServiceName.optional(),
  environment: EnvironmentName.optional(),
  windowDays: z.coerce.number().int("expected a whole number").min(1, "at least 1").max(365, "at most 365").default(30),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

const Seconds = z.number().nullable();
const Window = z.object({ windowDays: z.number().int(), since: Instant });

/** `GET /p95`: durations of what finished (success, failed, rolled_back), nearest rank; null percentiles below 5. */
export const ServicePercentiles = z.object({
  service: z.string(),
  environment: z.string(),
  count: z.number().int(),
  p50Seconds: Seconds,
  p95Seconds: Seconds,
  p99Seconds: Seconds,
  exact: z.boolean().meta({ description: "False where the values come from a sketch, each within 1 %" }),
});
export type ServicePercentiles = z.infer<typeof ServicePercentiles>;
export const PercentilesAnswer = Window.extend({
  items: z.array(ServicePercentiles),
  byDay: z.array(ServicePercentiles.extend({ day: z.iso.date() })).meta({ description: "Days with deployments, oldest first" }),
  byHour: z.array(ServicePercentiles.extend({ hour: Instant })).meta({ description: "The last 48 hours, oldest first" }),
});
export type PercentilesAnswer = z.infer<typeof PercentilesAnswer>;

const Success = z.object({
  succeeded: z.number().int(),
  failed: z.number().int(),
  rolledBack: z.number().int(),
  cancelled: z.number().int().meta({ description: "Counted apart: no part of `finished`" }),
  finished: z.number().int().meta({ description: "success + failed + rolled_back" }),
  percent: z.number().nullable().meta({ description: "succeeded / finished x 100; null without any" }),
});
export type SuccessRate = z.infer<typeof Success>;
const ServiceSuccess = Success.extend({ service: z.string(), environment: z.string() });
/** `GET /success-rate`. */
export const SuccessAnswer = Window.extend({
  overall: Success,
  services: z.array(ServiceSuccess),
  byDay: z.array(ServiceSuccess.extend({ day: z.iso.date() })),
  byHour: z.array(ServiceSuccess.extend({ hour: Instant })),
});
export type SuccessAnswer = z.infer<typeof SuccessAnswer>;

/** One deployment that took unusually long (`recent-mean`, `robust`), or a lasting change of level (`step`). */
export const Anomaly = z.object({
  deploymentId: z.string(),
  service: z.string(),
  environment: z.string(),
  at: Instant.meta({ description: "When the deployment finished" }),
  detector: z.enum(["robust", "recent-mean", "step"]),
  expected: z.number().meta({ description: "Seconds: the baseline's median, or its mean" }),
  observed: z.number().meta({ description: "Seconds; of a step, the new level's median" }),
  threshold: z.number().meta({ description: "Seconds above (or, for a step down, below) which it was anomalous" }),
  score: z.number().meta({ description: "(observed - expected) / spread" }),
  baseline: z.object({ count: z.number().int(), median: Seconds, mean: Seconds, spread: z.number(), from: Instant, to: Instant }),
  reason: z.string().meta({ description: "One line for people" }),
  simulated: z.boolean(),
});
export type Anomaly = z.infer<typeof Anomaly>;
export const AnomaliesQuery = DeliveryQuery.extend({
  detector: z.enum(["robust", "recent-mean", "step", "all"]).optional().meta({ description: "By default `robust` and `step`" }),
});

/** One of the five DORA keys. `value` null = no data, which is not zero. */
export const DoraKey = z.object({
  value: z.number().nullable(),
  unit: z.enum(["seconds", "per_day", "percent"]),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  of: z.string().meta({ description: "What numerator and denominator count" }),
  band: z.enum(["elite", "high", "medium", "low"]).nullable(),
  bandReason: z.string().nullable().meta({ description: "The row of the table that it falls in, or why there is none" }),
  trend: z.array(z.object({ day: z.iso.date(), value: z.number().nullable() })).meta({ description: "By day, oldest first" }),
});
export type DoraKey = z.infer<typeof DoraKey>;
/** `GET /metrics/dora`. */
export const DoraAnswer = Window.extend({
  service: z.string().nullable(),
  environment: z.string(),
  bands: z.object({ version: z.string(), report: z.string(), url: z.string() }),
  changeLeadTime: DoraKey,
  deploymentFrequency: DoraKey,
  failedDeploymentRecoveryTime: DoraKey,
  changeFailRate: DoraKey,
  deploymentReworkRate: DoraKey,
});
export type DoraAnswer = z.infer<typeof DoraAnswer>;
