import * as z from "zod";
import { GeneratedArtifact, PipelineStage, type ReleaseStep, UserStory } from "../../contract/release.ts";
import { TOPICS } from "./requirements/topics.ts";

const artifacts = z.array(GeneratedArtifact).readonly();

/** The whole output of each step, as it is handed on. */
export const StepOutputs = z
  .object({
    requirements: z.object({ stories: z.array(UserStory).readonly(), topicOf: z.record(z.string(), z.enum(TOPICS)), artifacts }),
    pipeline: z.object({ stages: z.array(PipelineStage).readonly(), artifacts }),
    infrastructure: z.object({ artifacts }),
    automation: z.object({ artifacts }),
  } satisfies Readonly<Record<ReleaseStep, z.ZodType>>)
  .partial();
/** What the steps so far handed on. */
export type StepOutputs = z.infer<typeof StepOutputs>;

/** An output that has to be there: a step that runs before its time throws. */
export function handedOn<S extends ReleaseStep>(outputs: StepOutputs, step: S): NonNullable<StepOutputs[S]> {
  const output = outputs[step];
  if (output === undefined) throw new Error(`the step ${step} has handed nothing on`);
  return output;
}
