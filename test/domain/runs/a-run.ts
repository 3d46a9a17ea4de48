import type { Failure } from "../../../lambdas/contract/failure.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { newRun } from "../../../lambdas/domain/runs/new-run.ts";

export const SHA = "0123456789abcdef0123456789abcdef01234567";

/** A queued run; a spec names only the fields it is about. */
export const aRun = (overrides: Partial<Run> = {}): Run => ({
  ...newRun(
    { repo: "acme/shop", ref: "main", commit: SHA, retries: 0 },
    { id: "01J00000000000000000000000", queuedAt: "2026-11-21T13:00:00Z", triggeredBy: "ci", timeoutSeconds: 300, sourceId: null },
  ),
  ...overrides,
});

export const aFailure = (overrides: Partial<Failure> = {}): Failure => ({
  category: "test_failure",
  subCategory: "assertion",
  confidence: 0.9,
  rule: "assertion",
  evidence: [{ line: 3, text: "AssertionError: 1 == 2" }],
  cause: "A test made a claim and the claim was false.",
  actions: ["Read the test."],
  step: 1,
  test: "cart > adds",
  message: "AssertionError: 1 == 2",
  fingerprint: "v1:abc",
  clusterId: "c1",
  ...overrides,
});
