import type { ExecutionOrder, ExecutionResult } from "../contract/execution.ts";
import type { ExecutionContext } from "./execution-context.ts";
import { Halt } from "./halt.ts";
import { textBody } from "./object-body.ts";
import { openProgressPublisher } from "./publish-progress.ts";
import { readWorkflow } from "./read-workflow.ts";
import { runLimit } from "./run-limit.ts";
import { runSteps, type Verdict } from "./run-steps.ts";
import { unpackSource } from "./unpack-source.ts";
import { watchCancel } from "./watch-cancel.ts";

export type Performance = Verdict & Pick<ExecutionResult, "configurationErrors">;

export type Surroundings = Omit<ExecutionContext, "workflow" | "root" | "progress" | "halt"> & {
  readonly startedAt: number;
  readonly remainingMs: () => number;
};

/** Source, workflow, steps. Throws only what is Bellwether's own fault; what happened until then is in the record. */
export async function performRun(surroundings: Surroundings): Promise<Performance> {
  const { order, client, limits } = surroundings;
  const halt = new AbortController();
  const cancel = watchCancel(
    () => client.exists(order.urls.cancel, 3_000),
    limits.cancelEveryMs,
    () => halt.abort(Halt.cancelled()),
  );
  try {
    return await perform(surroundings, halt);
  } finally {
    cancel.stop();
  }
}

async function perform(surroundings: Surroundings, halt: AbortController): Promise<Performance> {
  const { record, limits } = surroundings;
  const source = await unpackSource({ ...surroundings, delaysMs: limits.retryDelaysMs });
  if (source.kind === "misconfigured") return misconfigured(source.errors);
  const file = await readWorkflow(source.root);
  if (file.kind === "misconfigured") return misconfigured(file.errors);

  record.plan(file.workflow.steps);
  const progress = openProgressPublisher(publishWith(surroundings), limits.progressEveryMs);
  const timer = startTimer(surroundings, file.workflow.timeoutSeconds, halt);
  try {
    const verdict = await runSteps({ ...surroundings, workflow: file.workflow, root: source.root, progress, halt: halt.signal });
    return { ...verdict, configurationErrors: [] };
  } finally {
    clearTimeout(timer);
    await progress.close();
  }
}

function misconfigured(errors: readonly string[]): Performance {
  return { conclusion: "failure", reason: errors[0] ?? null, configurationErrors: [...errors] };
}

function startTimer(
  { order, startedAt, now, remainingMs, limits }: Surroundings,
  workflowSeconds: number | undefined,
  halt: AbortController,
) {
  const functionAt = now() + remainingMs() - limits.reserveMs;
  const { at, seconds, name } = runLimit({ startedAt, orderSeconds: order.timeoutSeconds, workflowSeconds, functionAt });
  return setTimeout(() => halt.abort(Halt.runTimedOut(seconds, name)), Math.max(0, at - now()));
}

const publishWith =
  ({ client, order, record, now }: Surroundings) =>
  (signal: AbortSignal): Promise<void> =>
    client.put(order.urls.progress, textBody(progressOf(order, record, now())), { type: "application/json", timeoutMs: 5_000, signal });

function progressOf({ runId, attempt }: ExecutionOrder, record: Surroundings["record"], at: number): string {
  return JSON.stringify({ runId, attempt, at: new Date(at).toISOString(), ...record.progress() });
}
