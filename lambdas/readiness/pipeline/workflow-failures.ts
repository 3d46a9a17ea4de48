import { lostFailures } from "./shell/lost-failures.ts";
import { stepsOf } from "./shell/shell-steps.ts";
import { asksStatus } from "./workflow/condition/holds.ts";
import { expectedOf } from "./workflow/expected.ts";
import { ancestorsOf } from "./workflow/job-graph.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** The order of stages is worth nothing where a stage that failed counts as one that passed. */
export const workflowFailures = workflowCheck(
  { id: "workflow-failures", title: "A failure in any stage stops the release", weight: 2, critical: true },
  ({ workflow, where }, { context }) => {
    const { jobs, deploying } = expectedOf(context);
    const counted = new Set([...jobs.keys(), ...deploying.flatMap(({ id }) => [...ancestorsOf(workflow.jobs, id)])]);
    const problems = [...workflow.jobs].flatMap(([id, job]) => {
      if (!counted.has(id)) return [];
      const at = where("jobs", id);
      const shell = job.defaults ?? workflow.defaults;
      return [
        ...(job.tolerant ? [`${at}: job ${id} continues on error`] : []),
        ...(asksStatus(job.if) ? [`${at}: job ${id} may run although one before it has failed`] : []),
        ...stepsOf(id, job).flatMap((one) =>
          lostFailures(one, shell).map((why) => `${where("jobs", id, "steps", one.at)}: job ${id} ${why}`),
        ),
      ];
    });
    return { problems, evidence: "no job or command continues on error" };
  },
);
