import type { AcceptanceCriterion, GeneratedArtifact, ReleaseContext, UserStory } from "../../contract/release.ts";
import { makeAutomation } from "./automation/make-automation.ts";
import { makeInfrastructure } from "./infrastructure/make-infrastructure.ts";
import { makePipeline } from "./pipeline/make-pipeline.ts";
import { requirementsOf } from "./requirements/requirements-of.ts";
import { objectivesWithoutAlert, traceable, untracedCriteria } from "./traces.ts";

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
  const requirements = requirementsOf(context);
  const idsOf = traceable(requirements);
  const pipeline = makePipeline(context, idsOf);
  const infrastructure = makeInfrastructure(context, idsOf, pipeline);
  const steps = [requirements, pipeline, infrastructure, makeAutomation(context, idsOf)];
  const artifacts = steps.flatMap((step) => step.artifacts);
  const { stories } = requirements;
  return {
    stories,
    artifacts,
    untraced: untracedCriteria(stories, artifacts),
    unwatched: objectivesWithoutAlert(stories, artifacts),
  };
}
