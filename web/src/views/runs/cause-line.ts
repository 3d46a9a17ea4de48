import type { Run } from "../../../../lambdas/contract/run.ts";

/** Why a run is as it is, in one line; null where there is nothing to say. */
export function causeLine(run: Run): string | null {
  const failure = run.failures[0];
  if (failure) return run.failureCount > 1 ? `${failure.cause} (and ${run.failureCount - 1} more)` : failure.cause;
  if (run.reason !== null) return run.reason;
  if (run.cancelRequestedAt !== null && run.status !== "completed") return "Asked to stop";
  return run.conclusion === "failure" || run.conclusion === "timed_out" ? "Its logs do not say why" : null;
}
