import * as z from "zod";
import { DeployedCommit } from "./deployment.ts";
import { Commit, Instant, Ulid } from "./scalars.ts";

export const SIMULATED_OUTCOMES = ["success", "failed", "rolled_back"] as const;

/** A deployment that the generator drew beforehand, its end included. */
export const DrawnDeployment = z.object({
  id: Ulid,
  service: z.string(),
  environment: z.string(),
  commit: Commit,
  commits: z.array(DeployedCommit),
  version: z.string(),
  outcome: z.enum(SIMULATED_OUTCOMES),
  startAt: Instant,
  finishAt: Instant,
});
export type DrawnDeployment = z.infer<typeof DrawnDeployment>;

/** Begin it at its `startAt`, if the generator is still on since `since`. */
export const SimulatedStart = z.object({ type: z.literal("deployment.start"), since: Instant, deployment: DrawnDeployment });
export type SimulatedStart = z.infer<typeof SimulatedStart>;

/** End it at `finishAt`. `waits` counts how often it came before the deployment was there. */
export const SimulatedFinish = z.object({
  type: z.literal("deployment.finish"),
  id: Ulid,
  status: z.enum(SIMULATED_OUTCOMES),
  finishAt: Instant,
  waits: z.number().int().min(0).default(0),
});
export type SimulatedFinish = z.infer<typeof SimulatedFinish>;

/** What lies on the simulation queue. */
export const SimulationMessage = z.discriminatedUnion("type", [SimulatedStart, SimulatedFinish]);
export type SimulationMessage = z.infer<typeof SimulationMessage>;
