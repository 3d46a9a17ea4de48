import * as z from "zod";
import { AREAS, Gate, STEPS } from "./release.ts";
import { Instant } from "./scalars.ts";

/** Queue `steps`: run a step of the chain. */
export const StepQueued = z.object({
  type: z.literal("release.step"),
  releaseId: z.string(),
  step: z.enum(STEPS),
  cause: z.string(),
  traceparent: z.string(),
});
export type StepQueued = z.infer<typeof StepQueued>;

/** Queue `checks`: run the checks over a build and decide. */
export const ChecksQueued = z.object({
  type: z.literal("release.checks"),
  releaseId: z.string(),
  build: z.number().int(),
  cause: z.string(),
  traceparent: z.string(),
});
export type ChecksQueued = z.infer<typeof ChecksQueued>;

/** Queue `releases`: look at a release and do what is due. What it finds done it leaves alone, so any number of these is right. */
export const ReleaseDue = z.object({ type: z.literal("release.due"), releaseId: z.string(), at: Instant });
export type ReleaseDue = z.infer<typeof ReleaseDue>;

/** `gate.decided`, on EventBridge (source `bellwether`) and on the topic of release decisions. May come twice; `id` is the same then. */
export const GateDecided = z.object({
  type: z.literal("gate.decided"),
  id: z.string(),
  releaseId: z.string(),
  model: z.string(),
  service: z.string(),
  build: z.number().int(),
  decision: Gate.shape.decision,
  ready: Gate.shape.ready,
  overall: z.number(),
  scores: z.record(z.enum(AREAS), z.number()),
  thresholdsVersion: z.string(),
  reasons: z.array(z.string()),
  changes: Gate.shape.changes,
  artifactHashes: z.record(z.string(), z.string()).meta({ description: "SHA-256 by path" }),
  decidedAt: Instant,
});
export type GateDecided = z.infer<typeof GateDecided>;
