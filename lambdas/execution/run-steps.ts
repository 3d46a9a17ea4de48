import type { ExecutionResult } from "../contract/execution.ts";
import type { WorkflowStep } from "../contract/workflow.ts";
import type { ExecutionContext } from "./execution-context.ts";
import { haltOf } from "./halt.ts";
import { runStep, type StepEnd } from "./run-step.ts";

export type Verdict = Pick<ExecutionResult, "conclusion" | "reason">;

/** The steps in order. One that fails ends the run unless it says otherwise; those after it are skipped. */
export async function runSteps(context: ExecutionContext): Promise<Verdict> {
  const { workflow, record, halt } = context;
  let verdict: Verdict = { conclusion: "success", reason: null };
  for (const [index, step] of workflow.steps.entries()) {
    const halted = haltOf(halt);
    if (halted !== null) {
      verdict = { conclusion: halted.conclusion, reason: halted.text };
      break;
    }
    const end = await runStep(context, index + 1, step);
    verdict = worse(verdict, verdictOf(index + 1, step, end));
    if (endsRun(step, end)) break;
  }
  record.skipRest();
  return verdict;
}

function endsRun({ continueOnFailure }: WorkflowStep, { conclusion, halted }: StepEnd): boolean {
  if (conclusion === "success") return false;
  return halted?.endsRun || conclusion === "errored" || !continueOnFailure;
}

function verdictOf(number: number, { name }: WorkflowStep, { conclusion, exitCode, signal, halted, problem }: StepEnd): Verdict {
  const step = `step ${number} (${name})`;
  if (halted?.endsRun) return { conclusion: halted.conclusion, reason: halted.text };
  if (halted !== null) return { conclusion: halted.conclusion, reason: halted.text.replace("step", step) };
  if (conclusion === "success") return { conclusion, reason: null };
  const how = problem ?? (signal === null ? `exit code ${exitCode}` : `killed by ${signal}`);
  return { conclusion: conclusion === "errored" ? "errored" : "failure", reason: `${step} failed: ${how}` };
}

const SEVERITY: readonly Verdict["conclusion"][] = ["success", "failure", "timed_out", "cancelled", "errored"];

/** The first of the worst decides. */
const worse = (a: Verdict, b: Verdict): Verdict => (SEVERITY.indexOf(b.conclusion) > SEVERITY.indexOf(a.conclusion) ? b : a);
