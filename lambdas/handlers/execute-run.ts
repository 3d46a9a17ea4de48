import { tmpdir } from "node:os";
import type { Context } from "aws-lambda";
import { ExecutionOrder } from "../contract/execution.ts";
import { execute } from "../execution/execute.ts";
import { log } from "../runtime/log.ts";

/**
 * Asynchronous invocation by `dispatch-run` -> claim, logs, reports, progress and result through the order's presigned URLs.
 * A second delivery finds the claim taken and does nothing. Never logs the order: whoever has its URLs can write the result.
 */
export const handler = async (event: unknown, context: Context): Promise<void> => {
  const order = ExecutionOrder.parse(event);
  const outcome = await execute(order, {
    tempDirectory: tmpdir(),
    searchPath: process.env.PATH,
    remainingMs: () => context.getRemainingTimeInMillis(),
    now: Date.now,
    log: (message, details) => log.warn(message, details),
  });
  log.info("run executed", { runId: order.runId, attempt: order.attempt, outcome });
};
