import type { Evidence, Verdict } from "../../contract/failure.ts";
import type { StepContext } from "./step-context.ts";
import type { Tally } from "./tally.ts";

type Outcome = Omit<Verdict, "evidence">;

const TIMED_OUT: Outcome = {
  category: "timeout",
  subCategory: "step_timeout",
  confidence: 0.97,
  rule: "step-timed-out",
  cause: "The step ran longer than its timeout allows and was killed.",
  actions: [
    "Look at the last lines before the kill: what was the step waiting for?",
    "Raise the step's `timeoutSeconds` if the work is legitimately longer.",
  ],
};
const KILLED: Outcome = {
  category: "out_of_memory",
  subCategory: "killed",
  confidence: 0.6,
  rule: "killed-without-words",
  cause: "The step was killed from outside (SIGKILL) without a word, most often because memory ran out.",
  actions: ["Raise the memory of the machine or of the process.", "Watch the memory of the step's command while it runs."],
};
const CRASHED: Outcome = {
  category: "test_failure",
  subCategory: "crash",
  confidence: 0.55,
  rule: "crashed-without-words",
  cause: "A program of the step crashed.",
  actions: ["Run the step's command under a debugger, or with a sanitizer."],
};
const NOT_FOUND: Outcome = {
  category: "configuration",
  subCategory: "command_not_found",
  confidence: 0.6,
  rule: "exit-127",
  cause: "A program that the step calls is not installed or not on the PATH.",
  actions: ["Install it in an earlier step or in the image, or correct its name."],
};
const NOT_EXECUTABLE: Outcome = {
  category: "configuration",
  subCategory: "not_executable",
  confidence: 0.6,
  rule: "exit-126",
  cause: "A program that the step calls cannot be executed.",
  actions: ["Mark it executable (`git update-index --chmod=+x`) and check that it is built for this machine."],
};
const COMMAND_TIMEOUT: Outcome = {
  category: "timeout",
  subCategory: "command_timeout",
  confidence: 0.6,
  rule: "exit-124",
  cause: "`timeout` ended a command of the step.",
  actions: ["Look at the last lines of the log: what was the command waiting for?"],
};

/**
 * What the way the step ended says by itself. A time-out is certain and outweighs every line; an exit code is a hint
 * that counts only where the log has nothing surer.
 */
export function contextVerdict(context: StepContext, best: Tally | null, evidence: readonly Evidence[]): Verdict | null {
  const outcome = outcomeOf(context);
  if (outcome === null || best?.rule.category === outcome.category) return null;
  const surer = best !== null && best.confidence > outcome.confidence;
  return surer ? null : { ...outcome, actions: [...outcome.actions], evidence: [...evidence] };
}

function outcomeOf({ conclusion, exitCode, signal }: StepContext): Outcome | null {
  if (conclusion === "cancelled") return null;
  if (conclusion === "timed_out") return TIMED_OUT;
  if (exitCode === 137 || signal === "SIGKILL") return KILLED;
  if (exitCode === 139 || exitCode === 134 || signal === "SIGSEGV" || signal === "SIGABRT" || signal === "SIGBUS") return CRASHED;
  if (exitCode === 127) return NOT_FOUND;
  if (exitCode === 126) return NOT_EXECUTABLE;
  return exitCode === 124 ? COMMAND_TIMEOUT : null;
}
