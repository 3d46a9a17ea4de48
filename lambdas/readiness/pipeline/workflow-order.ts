import { CHECK_STAGES, type Expected, expectedOf } from "./workflow/expected.ts";
import { ancestorsOf } from "./workflow/job-graph.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** Checks, build, scan, each environment in order, canary, rollout: what `needs` says, through however many jobs. */
export const workflowOrder = workflowCheck(
  { id: "workflow-order", title: "No stage begins before those it relies on have passed", weight: 3, critical: true },
  ({ workflow, where }, { context }) => {
    const expected = expectedOf(context);
    const present = orderedJobs(expected).filter((id) => workflow.jobs.has(id));
    const problems = present.flatMap((id) => {
      const before = ancestorsOf(workflow.jobs, id);
      if (before.has(id)) return [`${where("jobs", id)}: job ${id} needs itself`];
      const missing = [...ancestorsOf(expected.jobs, id)].filter((one) => workflow.jobs.has(one) && !before.has(one));
      return missing.length > 0 ? [`${where("jobs", id)}: job ${id} does not wait for ${missing.toReversed().join(", ")}`] : [];
    });
    return {
      problems: present.length === 0 ? [`${where("jobs")}: no job of a stage`] : problems,
      evidence: `checks, then ${present.join(", then ")}`,
    };
  },
);

const orderedJobs = ({ stages }: Expected) => stages.slice(CHECK_STAGES).flatMap(({ jobs }) => jobs.map(({ id }) => id));
