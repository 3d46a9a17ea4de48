import { stepsIn } from "./shell/shell-steps.ts";
import { expectedOf } from "./workflow/expected.ts";
import { namesIn } from "./workflow/expressions.ts";
import { textsOf } from "./workflow/job-texts.ts";
import type { WorkflowJob } from "./workflow/schema.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

const BUILDS = /^(docker (build|buildx)|docker|podman|buildah|npm run build|npm ci|npm install|vite|esbuild|sam)$/;

/** What was scanned is what is deployed only where every environment gets the build's own output. */
export const workflowSameBuild = workflowCheck(
  { id: "workflow-same-build", title: "Every environment gets what was built and scanned once", weight: 2, critical: false },
  ({ workflow, where }, { context }) => {
    const uploads = (workflow.jobs.get("build")?.steps ?? []).filter(isUse("actions/upload-artifact")).map(nameOf);
    const problems = expectedOf(context).deploying.flatMap(({ id }) => {
      const job = workflow.jobs.get(id);
      if (job === undefined) return [];
      const again = stepsIn(workflow, (one) => one === id).some(
        ({ step, commands }) => step.uses?.startsWith("docker/build-push-action@") || commands.some(({ program }) => BUILDS.test(program)),
      );
      return [
        ...(again ? [`${where("jobs", id)}: job ${id} builds again`] : []),
        ...(takesBuild(job, uploads) ? [] : [`${where("jobs", id)}: job ${id} does not take what job build made`]),
      ];
    });
    return { problems, evidence: uploads.length > 0 ? `artifact ${uploads.join(", ")} of job build` : "image that job build gives out" };
  },
);

const isUse =
  (action: string) =>
  ({ uses }: WorkflowJob["steps"][number]) =>
    uses?.startsWith(`${action}@`) ?? false;
const nameOf = (step: WorkflowJob["steps"][number]) => step.with.name ?? "artifact";

function takesBuild(job: WorkflowJob, uploads: readonly (string | null)[]): boolean {
  const named = textsOf(job).some((text) => namesIn(text, "needs").includes("build"));
  return named || job.steps.filter(isUse("actions/download-artifact")).some((step) => uploads.includes(nameOf(step)));
}
