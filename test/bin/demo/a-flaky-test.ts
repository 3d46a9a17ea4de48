import type { FlakyTest } from "../../../lambdas/contract/flaky-test.ts";
import { SHA } from "../../domain/runs/a-run.ts";

/** A test that failed once and passed once on `SHA`. */
export const aFlakyTest = (overrides: Partial<FlakyTest> = {}): FlakyTest => ({
  repo: "samples/flaky",
  test: "back-off > waits longer",
  verdict: "flaky",
  failureRatio: 0.5,
  outcomes: [],
  evidence: {
    passed: 1,
    failed: 1,
    commits: [{ commit: SHA, passedRunIds: ["run-1"], failedRunIds: ["run-2"] }],
    reason: "Passed and failed on one commit.",
  },
  firstFailedAt: "2026-11-21T10:00:00Z",
  lastFailedAt: "2026-11-21T10:00:00Z",
  ...overrides,
});
