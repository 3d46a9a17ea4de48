import type { ExecutionResult, RunQueued } from "../contract/execution.ts";
import type { Failure } from "../contract/failure.ts";
import type { Run } from "../contract/run.ts";
import { requeued } from "../domain/runs/requeue.ts";
import { backoffSeconds } from "../domain/runs/retry.ts";
import { log } from "../runtime/log.ts";
import { putWaiting, replaceUncancelledRun } from "../store/runs.ts";
import { freeSlot } from "../store/slots.ts";
import { transact } from "../store/transact.ts";
import type { Stores } from "./stores.ts";

/** Puts a message on the standard queue that waits: FIFO queues refuse a delay per message. */
export type RetryLater = (message: RunQueued, delaySeconds: number) => Promise<void>;

type Retrier = { readonly stores: Stores; readonly retryLater: RetryLater; readonly now: () => string };

/** Queue another attempt of a run after a back-off. The run itself says when it may start, so a lost message only delays it. */
export async function tryAgain(
  { stores, retryLater, now }: Retrier,
  run: Run,
  result: Pick<ExecutionResult, "conclusion" | "completedAt">,
  failures: readonly Pick<Failure, "category" | "cause">[],
): Promise<"retried"> {
  const seconds = backoffSeconds(run.attempt, Math.random());
  const reason = failures[0] ? `${failures[0].category}: ${failures[0].cause}` : "the executor died";
  const again = requeued(run, result.completedAt, reason, result.conclusion);
  const readyAt = new Date(Date.parse(now()) + seconds * 1000).toISOString();
  const outcome = await transact(stores.runs, [
    replaceUncancelledRun(stores.runs, run, again),
    putWaiting(stores.runs, again, readyAt),
    freeSlot(stores.registry, run),
  ]);
  // Cancelled or recorded by another delivery just now: this one is done again, and sees which.
  if (outcome !== "done") throw new Error(`run ${run.id} changed while it was to be tried again`);
  log.info("run will be tried again", { runId: run.id, attempt: again.attempt, seconds, reason });
  await retryLater({ type: "run.queued", runId: run.id, attempt: again.attempt }, seconds);
  return "retried";
}
