import type { WorkflowJob } from "./schema.ts";

/** Every text of a job that expressions are put into: variables, inputs and scripts. */
export const textsOf = ({ env, steps }: Pick<WorkflowJob, "env" | "steps">): string[] =>
  [...Object.values(env), ...steps.flatMap((step) => [step.run, ...Object.values(step.with), ...Object.values(step.env)])].filter(
    (text) => text !== null,
  );
