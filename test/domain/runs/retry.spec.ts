import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { CATEGORIES } from "../../../lambdas/contract/failure.ts";
import { backoffSeconds, shouldRetry } from "../../../lambdas/domain/runs/retry.ts";
import { aFailure, aRun } from "./a-run.ts";

const failuresOf = (...categories: (typeof CATEGORIES)[number][]) => categories.map((category) => aFailure({ category }));

describe("another attempt", () => {
  test.each(CATEGORIES)("for %s is made only where the network or the infrastructure failed", (category) => {
    expect(shouldRetry(aRun({ retries: 1 }), failuresOf(category))).toBe(category === "network" || category === "infrastructure");
  });

  it("is not made when a test failed beside it", () => {
    expect(shouldRetry(aRun({ retries: 1 }), failuresOf("network", "test_failure"))).toBe(false);
  });

  it("is not made when none is left", () => {
    const network = failuresOf("network");
    expect(shouldRetry(aRun({ retries: 0 }), network)).toBe(false);
    expect(shouldRetry(aRun({ retries: 2, attempt: 2 }), network)).toBe(true);
    expect(shouldRetry(aRun({ retries: 2, attempt: 3 }), network)).toBe(false);
  });

  it("is not made of a run that timed out, was cancelled, or shall be", () => {
    const run = aRun({ retries: 3 });
    for (const conclusion of ["timed_out", "cancelled"]) expect(shouldRetry(run, failuresOf("network"), conclusion)).toBe(false);
    expect(shouldRetry({ ...run, cancelRequestedAt: "2026-11-21T13:00:00Z" }, failuresOf("network"))).toBe(false);
  });

  it("is not made of nothing", () => {
    expect(shouldRetry(aRun({ retries: 3 }), [])).toBe(false);
  });
});

describe("the wait before it", () => {
  it("grows fourfold up to five minutes", () => {
    expect([1, 2, 3, 4, 5].map((attempt) => backoffSeconds(attempt, 0))).toEqual([5, 20, 80, 300, 300]);
  });

  it("is whole seconds, between half and all of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, jitter) => {
        const wait = backoffSeconds(attempt, jitter);
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeLessThanOrEqual(backoffSeconds(attempt, 0));
        expect(wait).toBeGreaterThanOrEqual(Math.floor(backoffSeconds(attempt, 0) / 2));
      }),
    );
  });
});
