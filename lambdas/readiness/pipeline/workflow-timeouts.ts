import { workflowCheck } from "./workflow/workflow-check.ts";

const MOST_MINUTES = 120;

/** GitHub's own limit is six hours, in which a hung job keeps the next deployment waiting. */
export const workflowTimeouts = workflowCheck(
  { id: "workflow-timeouts", title: "Every job has a time limit", weight: 1, critical: false },
  ({ workflow, where }) => {
    const problems = [...workflow.jobs].flatMap(([id, job]) => {
      const minutes = job["timeout-minutes"];
      if (job.uses !== null || (typeof minutes === "number" && minutes > 0 && minutes <= MOST_MINUTES)) return [];
      return [`${where("jobs", id)}: job ${id} has no time limit of at most ${MOST_MINUTES} minutes`];
    });
    return { problems, evidence: `${workflow.jobs.size} jobs, each limited to ${MOST_MINUTES} minutes or less` };
  },
);
