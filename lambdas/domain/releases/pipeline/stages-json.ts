import type { ReleaseContext } from "../../../contract/release.ts";
import { pipelineStage } from "./stages.ts";
import type { Stage } from "./workflow.ts";

/** The stages for machines: what each does, in which jobs of the workflow, after what, and where. */
export const stagesJson = ({ name, version, stack }: ReleaseContext, stages: readonly Stage[]): string =>
  `${JSON.stringify(
    {
      name,
      version,
      stack,
      workflow: ".github/workflows/deploy.yml",
      stages: stages.map((stage, index) => ({ number: index + 1, ...pipelineStage(stage), jobs: stage.jobs.map(jobOf) })),
    },
    null,
    2,
  )}\n`;

const jobOf = ({ id, needs, environment, timeoutMinutes, permissions }: Stage["jobs"][number]) => ({
  id,
  needs,
  environment,
  timeoutMinutes,
  permissions,
});
