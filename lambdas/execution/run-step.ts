import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Step } from "../contract/run.ts";
import type { WorkflowStep } from "../contract/workflow.ts";
import type { ExecutionContext } from "./execution-context.ts";
import { Halt } from "./halt.ts";
import { nextFileTick } from "./next-file-tick.ts";
import { type Ended, runCommand } from "./run-command.ts";
import { stepEnvironment } from "./step-environment.ts";
import { StepLog } from "./step-log.ts";
import { storeLog } from "./store-log.ts";
import { storeReports } from "./store-reports.ts";

/** How a step ended. `problem` is set where it never ran. */
export type StepEnd = Pick<Step, "conclusion" | "exitCode" | "signal"> & { readonly halted: Halt | null; readonly problem: string | null };

/** Runs one step to its end, whatever that is, and stores its log and reports. */
export async function runStep(context: ExecutionContext, number: number, step: WorkflowStep): Promise<StepEnd> {
  const { record, scratch, limits } = context;
  const log = new StepLog(join(scratch.spool, `log-${number}`), limits.log);
  record.follow({ number, log });
  try {
    const since = step.reports.length === 0 ? 0 : await nextFileTick(scratch.spool);
    const end = await timed(context, number, () => carryOut(context, number, step, log));
    await storeLog(context, number, log);
    await storeReports(context, number, step.reports, since);
    return end;
  } finally {
    record.follow(null);
    log.remove();
  }
}

/** Notes a step's beginning and end, and lets them be seen at once. */
async function timed({ record, progress, now }: ExecutionContext, number: number, work: () => Promise<StepEnd>): Promise<StepEnd> {
  const startedAt = now();
  record.update(number, { status: "in_progress", startedAt: new Date(startedAt).toISOString() });
  progress.publishNow();
  const end = await work();
  const completedAt = now();
  const { conclusion, exitCode, signal } = end;
  const durationSeconds = Math.max(0, Math.round(completedAt - startedAt)) / 1000;
  record.update(number, {
    status: "completed",
    conclusion,
    exitCode,
    signal,
    completedAt: new Date(completedAt).toISOString(),
    durationSeconds,
  });
  progress.publishNow();
  return end;
}

async function carryOut(context: ExecutionContext, number: number, step: WorkflowStep, log: StepLog): Promise<StepEnd> {
  const { root, scratch, order, workflow, searchPath, limits, progress } = context;
  const directory = join(root, step.workingDirectory ?? "");
  if (!(await isDirectory(directory))) return neverRan(log, "failure", `the working directory ${step.workingDirectory} is no directory`);
  const limit = stepHalt(context.halt, step.timeoutSeconds);
  const ended = await runCommand({
    text: step.run,
    directory,
    environment: stepEnvironment({ order, workflow, step, number, scratch, searchPath }),
    mark: scratch.root,
    graceMs: limits.graceMs,
    halt: limit.signal,
    onOutput: (chunk) => {
      log.append(chunk);
      progress.touch();
    },
  });
  limit.clear();
  return judge(ended, log);
}

function judge(ended: Ended, log: StepLog): StepEnd {
  if (ended.kind === "not_started") return neverRan(log, "errored", `it could not be started: ${ended.message}`);
  const { exitCode, signal, halted } = ended;
  if (halted !== null) log.notice(`${halted.text}; ${halted.endsRun ? "the step's" : "its"} process group was killed`);
  return { conclusion: halted?.conclusion ?? (exitCode === 0 ? "success" : "failure"), exitCode, signal, halted, problem: null };
}

function neverRan(log: StepLog, conclusion: "failure" | "errored", problem: string): StepEnd {
  log.notice(problem);
  return { conclusion, exitCode: null, signal: null, halted: null, problem };
}

function stepHalt(run: AbortSignal, seconds: number | undefined): { readonly signal: AbortSignal; readonly clear: () => void } {
  if (seconds === undefined) return { signal: run, clear: () => {} };
  const step = new AbortController();
  const timer = setTimeout(() => step.abort(Halt.stepTimedOut(seconds)), seconds * 1000);
  return { signal: AbortSignal.any([run, step.signal]), clear: () => clearTimeout(timer) };
}

const isDirectory = (path: string) =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
