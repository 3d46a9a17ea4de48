import type { Run } from "../../contract/run.ts";
import { completed } from "./complete.ts";

/** Whether a cancel still has something to do. Runs of other CIs are theirs to cancel. */
export const canCancel = (run: Run): boolean => run.source === "bellwether" && run.status !== "completed";

/** Somebody wants a run in progress to end; its executor will say when it has. Asked twice, the first time counts. */
export function cancelRequested(run: Run, at: string): Run {
  return canCancel(run) && run.cancelRequestedAt === null ? { ...run, cancelRequestedAt: at } : run;
}

/** Ends a run as cancelled, whether it waited or ran. A completed run keeps its conclusion. */
export function cancelled(run: Run, at: string, reason: string): Run {
  return completed(cancelRequested(run, at), { conclusion: "cancelled", reason, at });
}
