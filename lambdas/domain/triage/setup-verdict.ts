import type { Verdict } from "../../contract/failure.ts";
import { MAX_EVIDENCE } from "./decide.ts";

type Outcome = Omit<Verdict, "evidence" | "category" | "confidence">;

const WORKFLOW: Outcome = {
  subCategory: "workflow_file",
  rule: "workflow-invalid",
  cause: "The repository's .bellwether.json is missing or not valid.",
  actions: ["Correct in .bellwether.json what the lines name."],
};
const SOURCE: Outcome = {
  subCategory: "source",
  rule: "source-refused",
  cause: "The run's source could not be used as it is.",
  actions: ["Pack the source again without what the line names, and queue a new run."],
};

/**
 * The verdict on a run that could not begin because of the repository's own files. It is certain: the executor itself refused
 * them. What they hold may read like any other failure, so no rule for logs is asked.
 */
export function setupVerdict(errors: readonly string[]): Verdict {
  const outcome = errors.some((error) => error.startsWith(".bellwether.json")) ? WORKFLOW : SOURCE;
  const evidence = errors.slice(0, MAX_EVIDENCE).map((text, index) => ({ line: index + 1, text }));
  return { ...outcome, actions: [...outcome.actions], category: "configuration", confidence: 1, evidence };
}

/** The verdict on a run that GitHub itself could not start. GitHub tells no more of it by its API. */
export const startupFailureVerdict = (told: string): Verdict => ({
  category: "configuration",
  subCategory: "workflow_file",
  confidence: 1,
  rule: "github-startup-failure",
  evidence: [{ line: 1, text: told }],
  cause: "GitHub could not start the workflow: its file is not valid, or what it calls is not there or not allowed.",
  actions: ["Open the run at GitHub, which shows the error, and correct the workflow's file."],
});
