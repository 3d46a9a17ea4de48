import * as z from "zod";
import { Gate, ReadinessCheck } from "./release.ts";
import { Artifact, Promotion, Release, ReleaseEntry, Tick } from "./release-record.ts";
import { Instant } from "./scalars.ts";

/** Something that a release did, from its record. */
export const Span = z.object({
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  name: z.string(),
  kind: z.enum(["release", "step", "gate", "promotion", "deployment", "verification", "review", "rollback"]),
  attempt: z.number().int(),
  cause: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable().meta({ description: "Null while it goes on" }),
  status: z.enum(["ok", "error", "unset"]),
  detail: z.string().nullable(),
});
export type Span = z.infer<typeof Span>;

/** `GET /releases/{id}`. */
export const ReleaseDetail = Release.omit({ checkRuns: true }).extend({
  artifacts: z.array(Artifact),
  readiness: z
    .object({ ready: Gate.shape.ready, overall: z.number(), scores: Gate.shape.scores, checks: z.array(ReadinessCheck) })
    .nullable(),
  ticks: z.array(Tick).meta({ description: "The newest 200, oldest first" }),
  timeline: z.array(ReleaseEntry).meta({ description: "The newest 500, oldest first" }),
  trace: z.object({ traceId: z.string(), spans: z.array(Span) }),
  legal: z.array(z.string()).meta({ description: "Actions that its status allows: promote, approve, reject, rollback, cancel" }),
});
export type ReleaseDetail = z.infer<typeof ReleaseDetail>;

/** A release in lists and on the board. */
export const ReleaseRow = Release.pick({
  id: true,
  status: true,
  reason: true,
  requestedBy: true,
  requestedAt: true,
  updatedAt: true,
  endedAt: true,
}).extend({
  name: z.string(),
  version: z.string(),
  commit: z.string(),
  service: z.string(),
  environments: z.array(z.string()),
  decision: z.enum(["APPROVED", "BLOCKED"]).nullable(),
  overall: z.number().nullable(),
  breakGlass: z.boolean(),
  stages: z.array(Promotion.pick({ environment: true, status: true, simulated: true, deploymentId: true, endedAt: true })),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

/** `GET /releases/{id}/summary`. */
export const ReleaseSummary = z.object({
  model: z.string(),
  target: z.string(),
  pipelineStages: z.array(z.string()),
  roles: z.record(z.string(), z.string()),
  artifacts: z.record(z.string(), z.number().int()).meta({ description: "Characters by path" }),
  readiness: z.record(z.string(), z.number()).nullable(),
  overall: z.number().nullable(),
  deploymentReady: z.boolean(),
});
export type ReleaseSummary = z.infer<typeof ReleaseSummary>;
