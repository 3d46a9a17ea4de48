import * as z from "zod";
import { ObserverState } from "./observer.ts";

/** `GET /health` without a token. */
export const PublicHealth = z.object({ status: z.enum(["ok", "degraded"]) });

/** `GET /health` for a token. */
export const Health = PublicHealth.extend({
  target: z.string(),
  tables: z.array(z.object({ name: z.string(), reachable: z.boolean() })),
  queueDepth: z.number().int(),
  waitingRuns: z.number().int().meta({ description: "Queued runs, counted up to 400" }),
  runningRuns: z.number().int(),
  oldestJobSeconds: z.number().nullable().meta({ description: "Age of the oldest queued run; null without any" }),
  deadLetters: z.number().int(),
  observer: ObserverState.meta({ description: "How well GitHub is seen" }),
  reasons: z.array(z.string()),
});
export type Health = z.infer<typeof Health>;
