import type { ReleaseContext } from "../../../contract/release.ts";
import { stagesOf } from "../../../domain/releases/pipeline/stages.ts";
import type { Stage, WorkflowJob } from "../../../domain/releases/pipeline/workflow.ts";

/** The stages that a pipeline of this context has: their jobs' ids are the contract, whoever wrote the workflow. */
export type Expected = {
  readonly stages: readonly Stage[];
  readonly jobs: ReadonlyMap<string, WorkflowJob>;
  /** Those that reach an environment, in the order of promotion. */
  readonly deploying: readonly WorkflowJob[];
};

export function expectedOf(context: ReleaseContext): Expected {
  const stages = stagesOf(context);
  const jobs = stages.flatMap((stage) => stage.jobs);
  return { stages, jobs: new Map(jobs.map((job) => [job.id, job])), deploying: jobs.filter(({ environment }) => environment !== null) };
}

/** The stages before the build: they may run beside each other. */
export const CHECK_STAGES = 3;
