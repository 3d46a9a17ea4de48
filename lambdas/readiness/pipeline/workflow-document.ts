import { type Check, failed, judged } from "../check.ts";
import { fileAt } from "./files/file-at.ts";
import { PROVIDED, rowsOf } from "./provided.ts";
import { namesIn } from "./workflow/expressions.ts";
import type { ReadWorkflow } from "./workflow/workflow-of.ts";
import { WORKFLOW, workflowOf } from "./workflow/workflow-of.ts";

const FILES = [PROVIDED, WORKFLOW];

/** Whoever sets up a repository reads the document, so what it leaves out is found when the first deployment fails. */
export const workflowDocument: Check = {
  id: "workflow-document",
  area: "pipeline",
  title: "The document on artifacts lists every variable and every version of the workflow",
  weight: 1,
  critical: false,
  look: (of) => {
    const [read, file] = [workflowOf(of), fileAt(of, PROVIDED)];
    if ("problem" in read) return failed([read.problem], FILES);
    if ("problem" in file) return failed([file.problem], FILES);
    const rows = rowsOf(of).map((cells) => cells.flat());
    const variables = [...new Set(namesOf(read))];
    const pins = [
      ...new Set([...read.workflow.jobs.values()].flatMap(({ steps }) => steps.flatMap(({ uses }) => (uses === null ? [] : [uses])))),
    ];
    const problems = [
      ...variables
        .filter((name) => !rows.some((row) => row.includes(name)))
        .map((name) => `${PROVIDED}: does not list the variable ${name}`),
      ...pins.filter((pin) => !rows.some((row) => row.join("@") === pin)).map((pin) => `${PROVIDED}: does not list ${pin}`),
    ];
    return judged(problems, `${variables.length} variables and ${pins.length} actions`, FILES);
  },
};

const namesOf = ({ texts }: ReadWorkflow) =>
  texts
    .flatMap(({ text }) => [...namesIn(text, "vars"), ...namesIn(text, "secrets")])
    .filter((name) => name.toUpperCase() !== "GITHUB_TOKEN");
