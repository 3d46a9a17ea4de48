import * as z from "zod";
import { Instant } from "./scalars.ts";

/** Seconds; null = no data. */
export const Percentiles = z.object({ p50Seconds: z.number().nullable(), p95Seconds: z.number().nullable() });

export const PipelineCounts = z.object({
  completed: z.number().int().meta({ description: "Runs that ended, with whatever conclusion" }),
  succeeded: z.number().int(),
  failed: z.number().int(),
  timedOut: z.number().int(),
  cancelled: z.number().int(),
  errored: z.number().int(),
  successRate: z.number().nullable().meta({ description: "success / (success + failure + timed_out), 0 to 1; null without any" }),
});

/** `GET /metrics/pipeline`. */
export const PipelineMetrics = PipelineCounts.extend({
  repo: z.string().nullable(),
  since: Instant.nullable().meta({ description: "Start of what was counted, rounded down to the hour; null = all time" }),
  duration: Percentiles,
  queueTime: Percentiles,
  byHour: z
    .array(PipelineCounts.extend({ hour: Instant }))
    .meta({ description: "Hours with runs, oldest first, the last 48 hours at most" }),
  byDay: z
    .array(PipelineCounts.extend({ day: z.iso.date(), duration: Percentiles }))
    .meta({ description: "Days with runs, oldest first, the last 90 days at most" }),
});
export type PipelineMetrics = z.infer<typeof PipelineMetrics>;
