import { runsNormally, type ShellStep, stepsOf } from "./shell/shell-steps.ts";
import { expectedOf } from "./workflow/expected.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

const DEPLOYS = /^(\.\/)?scripts\/(switch|deploy)\.sh$|^(helm|kubectl|aws|sam|cdk|terraform|tofu|pulumi|gcloud|az)$/;
const SMOKE = /(^|[/ :-])smoke/;

/** A deployment that nobody asked anything has proved nothing; the step that undoes a failed one does not count. */
export const workflowSmoke = workflowCheck(
  { id: "workflow-smoke", title: "Smoke tests follow every deployment", weight: 2, critical: true },
  ({ workflow, where }, { context }) => {
    const deploying = expectedOf(context).deploying.filter(({ id }) => workflow.jobs.has(id));
    const problems = deploying.flatMap(({ id }) => {
      const job = workflow.jobs.get(id);
      const runs = (job ? stepsOf(id, job) : []).filter(runsNormally).flatMap(programsOf);
      const first = runs.findIndex((program) => DEPLOYS.test(program));
      if (first < 0) return [`${where("jobs", id)}: job ${id} runs nothing that we know to deploy`];
      return runs.slice(first).some((program) => SMOKE.test(program))
        ? []
        : [`${where("jobs", id)}: job ${id} deploys without a smoke test after it`];
    });
    const none = deploying.length > 0 ? [] : [`${WORKFLOW}: no job deploys`];
    return { problems: [...none, ...problems], evidence: `after the deployments of ${deploying.map(({ id }) => id).join(", ")}` };
  },
);

const programsOf = ({ commands }: ShellStep) => commands.map(({ program }) => program);
