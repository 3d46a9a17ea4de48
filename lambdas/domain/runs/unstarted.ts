import type { Run } from "../../contract/run.ts";

/** What an attempt that waits to be started has nothing of yet. */
export const UNSTARTED_ATTEMPT = {
  status: "queued",
  conclusion: null,
  reason: null,
  startedAt: null,
  completedAt: null,
  durationSeconds: null,
  steps: [],
  tests: null,
  failedTests: [],
  failures: [],
  failureCount: 0,
  clusterIds: [],
} satisfies Partial<Run>;
