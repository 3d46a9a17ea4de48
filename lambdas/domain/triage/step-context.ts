/** What is known of a step beside its log. Nothing of it is required to triage; all of it makes the verdict surer. */
export type StepContext = {
  readonly stepName: string;
  readonly command: string;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly conclusion: string;
};

/** The context of a log that came without one. */
export const NO_CONTEXT: StepContext = { stepName: "", command: "", exitCode: null, signal: null, conclusion: "" };
