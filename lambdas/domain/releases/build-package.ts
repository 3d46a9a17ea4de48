import { type AcceptanceCriterion, type GeneratedArtifact, type ReleaseContext, STEPS, type UserStory } from "../../contract/release.ts";
import { runStep } from "./run-step.ts";
import { handedOn, type StepOutputs } from "./step-outputs.ts";
import { objectivesWithoutAlert, untracedCriteria } from "./traces.ts";

/** A whole deployment package, and what of its requirements nothing answers. */
export type DeploymentPackage = {
  readonly stories: readonly UserStory[];
  /** By path, in the order of the steps; no path twice. */
  readonly artifacts: readonly GeneratedArtifact[];
  readonly untraced: readonly AcceptanceCriterion[];
  readonly unwatched: readonly string[];
};

/** The four steps, one after the other, each tracing its files to the criteria of the first. Equal contexts give equal bytes. */
export function buildPackage(context: ReleaseContext): DeploymentPackage {
  const outputs = STEPS.reduce<StepOutputs>((before, step) => runStep(step, context, before), {});
  const artifacts = STEPS.flatMap((step) => handedOn(outputs, step).artifacts);
  const { stories } = handedOn(outputs, "requirements");
  return {
    stories,
    artifacts,
    untraced: untracedCriteria(stories, artifacts),
    unwatched: objectivesWithoutAlert(stories, artifacts),
  };
}
