import * as z from "zod";
import { Step } from "./run.ts";
import { Instant } from "./scalars.ts";

/** Doorbell on the FIFO queue: a run waits to be started. */
export const RunQueued = z.object({ type: z.literal("run.queued"), runId: z.string(), attempt: z.number().int().positive() });
export type RunQueued = z.infer<typeof RunQueued>;

export const MAX_STEPS = 20;
export const MAX_REPORTS = 100;

/** What the executor is started with. All it may reach are these presigned URLs. */
export const ExecutionOrder = z.object({
  runId: z.string(),
  attempt: z.number().int().positive(),
  repo: z.string(),
  ref: z.string(),
  commit: z.string(),
  timeoutSeconds: z.number().int().positive(),
  sourceBytes: z.number().int().nonnegative().meta({ description: "Size the source must have" }),
  urls: z.object({
    source: z.url().meta({ description: "GET, a gzipped tarball" }),
    claim: z.url().meta({ description: "PUT with `If-None-Match: *`; 412 = another delivery runs already" }),
    cancel: z.url().meta({ description: "GET; 200 = cancel, 403 or 404 = go on" }),
    progress: z.url().meta({ description: "PUT, JSON `ExecutionProgress`" }),
    logs: z.array(z.url()).meta({ description: "PUT, one a step, text/plain" }),
    reports: z.array(z.url()).meta({ description: "PUT, one a report file, application/xml" }),
    result: z.url().meta({ description: "PUT, JSON `ExecutionResult`, last" }),
  }),
});
export type ExecutionOrder = z.infer<typeof ExecutionOrder>;

/** States of the steps and the ends of their logs while a run executes. */
export const ExecutionProgress = z.object({
  runId: z.string(),
  attempt: z.number().int(),
  at: Instant,
  steps: z.array(Step),
  tails: z.record(z.string(), z.string()).meta({ description: "Step number to the last 16 KB of its log" }),
});
export type ExecutionProgress = z.infer<typeof ExecutionProgress>;

/** A report file that a step left; `index` is its place in `urls.reports`. */
export const Report = z.object({
  step: z.number().int().positive(),
  path: z.string(),
  index: z.number().int().nonnegative(),
  bytes: z.number().int(),
});
export type Report = z.infer<typeof Report>;

/** What the executor says of a run when it ends. `errored` is Bellwether's own fault only. */
export const ExecutionResult = z.object({
  runId: z.string(),
  attempt: z.number().int().positive(),
  conclusion: z.enum(["success", "failure", "timed_out", "cancelled", "errored"]),
  reason: z.string().nullable(),
  /** Set where the run could not begin because of the repository's own files: the problem, one line each. */
  configurationErrors: z.array(z.string()),
  startedAt: Instant,
  completedAt: Instant,
  steps: z.array(Step),
  reports: z.array(Report),
  warnings: z.array(z.string()),
});
export type ExecutionResult = z.infer<typeof ExecutionResult>;
