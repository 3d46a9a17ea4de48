import { expressionsIn } from "./workflow/expressions.ts";
import { triggersOf } from "./workflow/triggers.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** Events of strangers that run with this repository's secrets. */
const PRIVILEGED = ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion_comment"];
const STRANGERS_CODE = /github\.head_ref|github\.event\.(pull_request\.(head|merge_commit_sha)|workflow_run\.head|number|issue\.number)/;

/** GitHub Security Lab, "Preventing pwn requests": never check out a stranger's code where secrets are. */
export const workflowTriggers = workflowCheck(
  { id: "workflow-triggers", title: "No stranger's code runs with the repository's secrets", weight: 2, critical: true },
  ({ workflow, where }) => {
    const privileged = [...triggersOf(workflow.on).keys()].filter((name) => PRIVILEGED.includes(name));
    const problems = [...workflow.jobs].flatMap(([id, { steps }]) =>
      steps.flatMap((step, at) =>
        takesStrangersCode(step)
          ? [`${where("jobs", id, "steps", at)}: job ${id} takes a stranger's code on ${privileged.join(", ")}`]
          : [],
      ),
    );
    return { problems: privileged.length > 0 ? problems : [], evidence: `started by ${[...triggersOf(workflow.on).keys()].join(", ")}` };
  },
);

function takesStrangersCode({
  uses,
  run,
  with: inputs,
}: {
  uses: string | null;
  run: string | null;
  with: Readonly<Record<string, string | null>>;
}): boolean {
  const texts = uses === null ? [run ?? ""] : Object.values(inputs).map((text) => text ?? "");
  return texts.some(
    (text) => text.includes("refs/pull/") || /\bgh pr checkout\b/.test(text) || expressionsIn(text).some((one) => STRANGERS_CODE.test(one)),
  );
}
