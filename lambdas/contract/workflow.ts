import * as z from "zod";
import { MAX_STEPS } from "./execution.ts";

export const WorkflowStep = z.strictObject({
  name: z.string().min(1, "must not be empty").max(100, "at most 100 characters"),
  run: z.string().min(1, "must not be empty").max(8_000, "at most 8000 characters").meta({ description: "A command for /bin/sh -e -c" }),
  timeoutSeconds: z.number().int().min(1).max(840).optional(),
  workingDirectory: z
    .string()
    .max(255)
    .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$)).*$/, "must stay inside the source")
    .optional(),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "is no variable name"), z.string().max(4_096)).optional(),
  continueOnFailure: z
    .boolean()
    .default(false)
    .meta({ description: "Go on with the next step though this one failed; the run fails all the same" }),
  reports: z.array(z.string().max(255)).max(10).default([]).meta({ description: "Glob patterns of JUnit XML files that this step writes" }),
});
export type WorkflowStep = z.infer<typeof WorkflowStep>;

/** `.bellwether.json` at the root of a repository's source: what a run executes. */
export const Workflow = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  timeoutSeconds: z.number().int().min(1).max(840).optional(),
  env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "is no variable name"), z.string().max(4_096)).optional(),
  steps: z.array(WorkflowStep).min(1, "at least one step").max(MAX_STEPS, `at most ${MAX_STEPS} steps`),
});
export type Workflow = z.infer<typeof Workflow>;
