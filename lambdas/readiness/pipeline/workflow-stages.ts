import { expectedOf } from "./workflow/expected.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

/** A stage is known by its job's id; one without steps does nothing. */
export const workflowStages = workflowCheck(
  { id: "workflow-stages", title: "Every stage is a job of the workflow", weight: 3, critical: true },
  ({ workflow, where }, { context }) => {
    const { stages } = expectedOf(context);
    const problems = stages.flatMap(({ jobs, name }, index) =>
      jobs.flatMap(({ id }) => {
        const job = workflow.jobs.get(id);
        if (job === undefined) return [`${WORKFLOW}: no job ${id}, which is stage ${index + 1} (${name})`];
        return job.steps.length === 0 && job.uses === null ? [`${where("jobs", id)}: job ${id} has no steps`] : [];
      }),
    );
    return { problems, evidence: `${stages.length} stages in ${stages.flatMap(({ jobs }) => jobs).length} jobs` };
  },
);
