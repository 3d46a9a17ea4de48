import * as z from "zod";
import { Instant, Seed } from "./scalars.ts";

/** `POST /generator/start`. */
export const GeneratorRequest = z.strictObject({
  seed: Seed,
  runsPerMinute: z.number().int().min(1).max(10, "at most 10").default(1),
});
export type GeneratorRequest = z.infer<typeof GeneratorRequest>;

/** `GET /generator`. What it queues is simulated: sample runs that nobody asked for. */
export const Generator = z.object({
  on: z.boolean(),
  since: Instant.nullable(),
  seed: z.number().int(),
  runsPerMinute: z.number().int(),
  queued: z.number().int(),
});
export type Generator = z.infer<typeof Generator>;
