import { PULL_REQUEST, pushed } from "./workflow/events.ts";
import { expectedOf } from "./workflow/expected.ts";
import { mayRun } from "./workflow/may-run.ts";
import { pushBranches, triggersOf } from "./workflow/triggers.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

/** What a main branch is called, and a branch that nobody would call so. */
const USUAL = ["main", "master"];
const OTHER = "some-other-branch";

/** Conditions are worked out for a push and for a pull request: what deploys has to run on the one and cannot run on the other. */
export const workflowMainOnly = workflowCheck(
  { id: "workflow-main-only", title: "Deployments start from the main branch, never from a pull request", weight: 2, critical: true },
  ({ workflow, where }, { context }) => {
    const triggers = triggersOf(workflow.on);
    const branches = pushBranches(triggers.get("push"));
    const onPush = triggers.has("push");
    const startsOn = (id: string, branch: string) => onPush && mayRun(workflow, id, pushed(branch));
    const deploying = expectedOf(context).deploying.filter(({ id }) => workflow.jobs.has(id));
    const problems = deploying.flatMap(({ id }) => [
      ...(triggers.has("pull_request") && mayRun(workflow, id, PULL_REQUEST)
        ? [`${where("jobs", id)}: job ${id} runs on pull requests`]
        : []),
      ...(branches === null && startsOn(id, OTHER) ? [`${where("jobs", id)}: job ${id} runs on every branch`] : []),
      ...(onPush && !(branches ?? USUAL).some((branch) => startsOn(id, branch))
        ? [`${where("jobs", id)}: job ${id} never runs on a push`]
        : []),
    ]);
    const never = onPush || triggers.has("workflow_dispatch") ? [] : [`${WORKFLOW}: neither a push nor a person starts it`];
    return {
      problems: [...never, ...problems],
      evidence: `${deploying.length} jobs deploy, from ${(branches ?? USUAL).join(" or ")} only`,
    };
  },
);
