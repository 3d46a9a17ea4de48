import type { Stack } from "../../../lambdas/contract/release.ts";
import type { Edits, Mutation } from "./edited.ts";

export const WORKFLOW = ".github/workflows/deploy.yml";
export const STAGES = "docs/stages.json";
export const ARTIFACTS = "docs/artifacts.md";
export const HASH = "0123456789abcdef0123456789abcdef01234567";
/** As a workflow writes it; kept apart, as it looks like a template of ours. */
export const expression = (text: string) => `$${`{{ ${text} }}`}`;

export const mutation = (check: string, who: string, reason: RegExp, edits: Edits, stack: Stack = "python-kubernetes"): Mutation => ({
  check,
  who,
  reason,
  edits,
  stack,
});
export const workflow = (edit: (content: string) => string): Edits => ({ [WORKFLOW]: edit });
/** The text from a job's id to the next one's. */
export const inJob = (id: string, edit: (job: string) => string) => (content: string) =>
  content.replace(new RegExp(`^  ${id}:\\n(?:    .*\\n|\\n)*`, "m"), edit);
export const both =
  (...edits: ((content: string) => string)[]) =>
  (content: string): string =>
    edits.reduce((text, edit) => edit(text), content);
