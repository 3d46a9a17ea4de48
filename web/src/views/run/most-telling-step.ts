import type { Step } from "../../../../lambdas/contract/run.ts";

/** The step to show unasked: the first that failed, else the one that runs, else the last that ran. Null without steps. */
export function mostTellingStep(steps: readonly Step[]): Step | null {
  const failed = steps.find(({ conclusion }) => conclusion === "failure" || conclusion === "timed_out" || conclusion === "errored");
  const running = steps.find(({ status }) => status === "in_progress");
  return failed ?? running ?? steps.findLast(({ startedAt }) => startedAt !== null) ?? steps[0] ?? null;
}
