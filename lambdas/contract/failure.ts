import * as z from "zod";

export const CATEGORIES = [
  "test_failure",
  "build_failure",
  "dependency",
  "timeout",
  "network",
  "disk",
  "out_of_memory",
  "credentials",
  "infrastructure",
  "configuration",
  "unknown",
] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;

/** A line of a log or report that tells why; `line` is 1-based. */
export const Evidence = z.object({ line: z.number().int().positive(), text: z.string() });
export type Evidence = z.infer<typeof Evidence>;

/** What triage makes of one failed step or test. `evidence` has the most telling line first. */
export const Verdict = z.object({
  category: Category,
  subCategory: z.string(),
  confidence: z.number().min(0).max(1),
  rule: z.string().meta({ description: "Name of the rule that decided" }),
  evidence: z.array(Evidence),
  cause: z.string().meta({ description: "The probable cause, in one sentence" }),
  actions: z.array(z.string()).meta({ description: "What to do next" }),
});
export type Verdict = z.infer<typeof Verdict>;

/** One failure of a run: a failed test, or a failed step whose reports name no failed test. */
export const Failure = Verdict.extend({
  step: z.number().int().positive().nullable().meta({ description: "Number of the step it belongs to" }),
  test: z.string().nullable(),
  message: z.string().meta({ description: "The error as reported, shortened" }),
  fingerprint: z.string().meta({ description: "Masked and versioned: equal for equal failures" }),
  clusterId: z.string(),
});
export type Failure = z.infer<typeof Failure>;
