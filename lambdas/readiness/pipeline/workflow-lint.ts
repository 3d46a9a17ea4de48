import { type Check, failed, judged } from "../check.ts";
import { actionlint } from "./actionlint.ts";
import { fileAt } from "./files/file-at.ts";
import { WORKFLOW, workflowYaml } from "./workflow/workflow-of.ts";

/** The real linter, with its knowledge of contexts, types and popular actions. It runs on nothing that we could not read within limits. */
export const workflowLint: Check = {
  id: "workflow-lint",
  area: "pipeline",
  title: "actionlint has nothing to say of the workflow",
  weight: 3,
  critical: true,
  look: async (of) => {
    const [yaml, file] = [workflowYaml(of), fileAt(of, WORKFLOW)];
    if ("problem" in yaml) return failed([yaml.problem], [WORKFLOW]);
    if ("problem" in file) return failed([file.problem], [WORKFLOW]);
    const remarks = await actionlint(file.content);
    const problems = remarks.map(({ line, column, message, kind }) => `${WORKFLOW}:${line}:${column}: ${shortened(message)} [${kind}]`);
    return judged(problems, "actionlint: no remark", [WORKFLOW]);
  },
};

/** It lists everything that would have been right, which leaves no room for the next remark. */
const shortened = (message: string) => (message.length > 160 ? `${message.slice(0, 160)}…` : message);
