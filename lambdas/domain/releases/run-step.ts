import type { ReleaseContext, ReleaseStep } from "../../contract/release.ts";
import { makeAutomation } from "./automation/make-automation.ts";
import { makeInfrastructure } from "./infrastructure/make-infrastructure.ts";
import { makePipeline } from "./pipeline/make-pipeline.ts";
import { requirementsOf } from "./requirements/requirements-of.ts";
import { handedOn, type StepOutputs } from "./step-outputs.ts";
import { traceable } from "./traces.ts";

/** The outputs so far with that of one step more. A step works from the whole output of those before it; equal inputs give equal bytes. */
export function runStep(step: ReleaseStep, context: ReleaseContext, before: StepOutputs): StepOutputs {
  if (step === "requirements") return { requirements: requirementsOf(context) };
  const idsOf = traceable(handedOn(before, "requirements"));
  if (step === "pipeline") return { ...before, pipeline: makePipeline(context, idsOf) };
  if (step === "infrastructure") return { ...before, infrastructure: makeInfrastructure(context, idsOf, handedOn(before, "pipeline")) };
  return { ...before, automation: makeAutomation(context, idsOf, before) };
}
