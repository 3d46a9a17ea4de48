import { expectedOf } from "./workflow/expected.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

/** Reviewers guard an environment of GitHub's, so a job that reaches production without naming it waits for nobody. */
export const workflowEnvironments = workflowCheck(
  {
    id: "workflow-environments",
    title: "Production waits for its protected environment, and every other stage has its own",
    weight: 3,
    critical: true,
  },
  ({ workflow, where }, { context }) => {
    const { deploying, jobs } = expectedOf(context);
    const wrong = deploying.flatMap(({ id, environment }) => {
      const job = workflow.jobs.get(id);
      if (job === undefined || job.environment === environment) return [];
      return [
        `${where("jobs", id)}: job ${id} has ${job.environment === null ? "no environment" : `environment ${job.environment}`}, not ${environment}`,
      ];
    });
    const strange = [...workflow.jobs]
      .filter(([id, { environment }]) => environment !== null && jobs.get(id)?.environment === null)
      .map(([id, { environment }]) => `${where("jobs", id)}: job ${id} has environment ${environment}, and is none that deploys`);
    const none = deploying.some(({ id }) => workflow.jobs.has(id)) ? [] : [`${WORKFLOW}: no job deploys`];
    return {
      problems: [...none, ...wrong, ...strange],
      evidence: deploying.map(({ id, environment }) => `${id} in ${environment}`).join(", "),
    };
  },
);
