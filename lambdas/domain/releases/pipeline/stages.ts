import type { PipelineStage, ReleaseContext, Stack } from "../../../contract/release.ts";
import { lambdaStages } from "./lambda/stages.ts";
import { pythonStages } from "./python/stages.ts";
import { siteStages } from "./site/stages.ts";
import type { Stage } from "./workflow.ts";

const OF_STACK: Readonly<Record<Stack, (context: ReleaseContext) => Stage[]>> = {
  "python-kubernetes": pythonStages,
  "node-lambda": lambdaStages,
  "static-site": siteStages,
};

/** The stages with their jobs, in order: eight, or seven where production is the only environment. */
export const stagesOf = (context: ReleaseContext): Stage[] => OF_STACK[context.stack](context);

/** A stage as later steps and readers see it. */
export const pipelineStage = ({ id, name, does, needs, environment }: Stage): PipelineStage => ({ id, name, does, needs, environment });
