import * as z from "zod";
import { Instant } from "./scalars.ts";

export const VERDICTS = ["flaky", "suspect", "broken", "stable", "insufficient"] as const;
export const FlakyVerdict = z.enum(VERDICTS);
export type FlakyVerdict = z.infer<typeof FlakyVerdict>;

/** One outcome of one test in one run. `infrastructure` marks an outcome that says nothing of the test. */
export const TrackedOutcome = z.object({
  runId: z.string(),
  commit: z.string(),
  at: Instant,
  outcome: z.enum(["passed", "failed"]),
  infrastructure: z.boolean().optional(),
});
export type TrackedOutcome = z.infer<typeof TrackedOutcome>;

export const FlakyEvidence = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  commits: z.array(z.object({ commit: z.string(), passedRunIds: z.array(z.string()), failedRunIds: z.array(z.string()) })).meta({
    description: "For `flaky`, the commits on which it both passed and failed; otherwise the newest with a failure. Full SHAs, at most 5",
  }),
  reason: z.string().meta({ description: "The verdict in one sentence" }),
});
export type FlakyEvidence = z.infer<typeof FlakyEvidence>;

export const FlakyTest = z.object({
  repo: z.string(),
  test: z.string(),
  verdict: FlakyVerdict,
  failureRatio: z.number().nullable(),
  outcomes: z
    .array(z.object({ runId: z.string(), commit: z.string(), at: Instant, outcome: z.enum(["passed", "failed"]) }))
    .meta({ description: "The window, newest first" }),
  evidence: FlakyEvidence,
  firstFailedAt: Instant,
  lastFailedAt: Instant,
});
export type FlakyTest = z.infer<typeof FlakyTest>;
