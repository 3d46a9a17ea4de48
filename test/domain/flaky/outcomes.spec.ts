import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { TrackedOutcome } from "../../../lambdas/contract/flaky-test.ts";
import { addOutcomes, isEvidence, shouldTrack } from "../../../lambdas/domain/flaky/outcomes.ts";
import { anOutcome, history, NOW } from "./factories.ts";

/** What one run says of one test: its attempts, all at the run's own time. */
const delivery = fc
  .record({ run: fc.nat(15), attempts: fc.array(fc.constantFrom("passed" as const, "failed" as const), { minLength: 1, maxLength: 4 }) })
  .map(({ run, attempts }): TrackedOutcome[] =>
    attempts.map((outcome) => anOutcome({ runId: `run-${run}`, at: new Date(Date.parse(NOW) - run * 60_000).toISOString(), outcome })),
  );
const deliveries = fc.uniqueArray(delivery, { selector: (outcomes) => outcomes[0]?.runId, maxLength: 12 });

const addAll = (all: readonly TrackedOutcome[][], limit?: number) =>
  all.reduce<TrackedOutcome[]>((sum, outcomes) => addOutcomes(sum, outcomes, limit), []);

describe("adding outcomes", () => {
  it("ends in the same in whatever order and however often runs are delivered", () => {
    fc.assert(
      fc.property(deliveries, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 10 }), (all, dice, limit) => {
        const again = all.flatMap((one) => (dice.next().value % 2 === 0 ? [one, one] : [one]));
        const shuffled = again.map((one) => ({ one, key: dice.next().value })).toSorted((a, b) => a.key - b.key);
        expect(
          addAll(
            shuffled.map(({ one }) => one),
            limit,
          ),
        ).toEqual(addAll(all, limit));
      }),
    );
  });

  it("keeps every attempt of a run, failures first", () => {
    const attempts = [anOutcome({ outcome: "passed" }), anOutcome({ outcome: "failed" }), anOutcome({ outcome: "failed" })];
    expect(addOutcomes([], attempts).map(({ outcome }) => outcome)).toEqual(["failed", "failed", "passed"]);
  });

  it("keeps the newest fifty, oldest first", () => {
    const all = history("p".repeat(60));
    expect(addOutcomes(all.slice(30), all.slice(0, 30))).toEqual(all.slice(10));
  });

  it("keeps nothing that is marked as infrastructure", () => {
    expect(addOutcomes([], [anOutcome({ infrastructure: true })])).toEqual([]);
  });

  it("reads times of different precision", () => {
    const first = anOutcome({ runId: "b", at: "2026-11-21T10:00:00Z" });
    const second = anOutcome({ runId: "a", at: "2026-11-21T10:00:00.500Z" });
    expect(addOutcomes([second], [first])).toEqual([first, second]);
  });
});

describe("a run", () => {
  test.each([
    { total: 10, failed: 5, evidence: true, why: "half failed" },
    { total: 10, failed: 6, evidence: false, why: "most failed" },
    { total: 4, failed: 3, evidence: false, why: "most of four failed" },
    { total: 3, failed: 3, evidence: true, why: "three tests are too few to tell" },
    { total: 1, failed: 1, evidence: true, why: "its only test failed" },
    { total: 0, failed: 0, evidence: true, why: "it had no tests" },
    { total: 10, failed: 1, category: "disk" as const, evidence: false, why: "the disk was full" },
    { total: 10, failed: 1, category: "network" as const, evidence: false, why: "the network failed" },
    { total: 10, failed: 1, category: "test_failure" as const, evidence: true, why: "a test failed" },
    { total: 10, failed: 1, category: "timeout" as const, evidence: true, why: "a test may hang by itself" },
    { total: 10, failed: 1, category: null, evidence: true, why: "no step failed" },
  ])("is evidence: $evidence, where $why", ({ evidence, ...run }) => {
    expect(isEvidence(run)).toBe(evidence);
  });
});

describe("a tracked test", () => {
  it("is kept while the window holds a failure", () => {
    expect(shouldTrack(history("fp"), NOW)).toBe(true);
  });

  it("is dropped when it passed in the whole window", () => {
    expect(shouldTrack(history(`f${"p".repeat(50)}`), NOW)).toBe(false);
    expect(shouldTrack(history("fp"), "2026-12-24T12:00:00Z")).toBe(false);
  });
});
