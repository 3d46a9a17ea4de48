import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { VERDICTS } from "../../../lambdas/contract/flaky-test.ts";
import { judge } from "../../../lambdas/domain/flaky/verdict.ts";
import { anOutcome, history, NOW, shaOf } from "./factories.ts";

describe("the verdict on a test", () => {
  test.each([
    { letters: "pf", commits: "aa", verdict: "flaky", because: "one commit showed both" },
    { letters: "fp", commits: "aa", verdict: "flaky", because: "one commit showed both, the other way round" },
    { letters: "pffffff", commits: "aaaaaaa", verdict: "flaky", because: "same code and both outcomes outweigh a row of failures" },
    { letters: "fff", verdict: "broken", because: "it failed run after run" },
    { letters: "ppppppfff", verdict: "broken", because: "it fails since the last three runs" },
    { letters: "ff", verdict: "insufficient", because: "two failures are no row" },
    { letters: "pppp", verdict: "insufficient", because: "four outcomes are too few" },
    { letters: "", verdict: "insufficient", because: "nothing is known" },
    { letters: "pfppf", verdict: "suspect", because: "40 % failed on different commits" },
    { letters: "ppfpppppppp", verdict: "stable", because: "one of eleven is under 10 %" },
    { letters: "ppfppppppp", verdict: "suspect", because: "one of ten is 10 %" },
    { letters: "fffffffpff", verdict: "suspect", because: "nine of ten are 90 %" },
    { letters: "ffffffffpff", verdict: "broken", because: "ten of eleven are more than 90 %" },
    { letters: "pppppp", verdict: "stable", because: "it always passed" },
    { letters: "fppppp", verdict: "stable", because: "one commit broke it and the next mended it" },
    { letters: "ffffpppp", commits: "aaaabcde", verdict: "stable", because: "one commit broke it, however often it was run" },
    { letters: "fppppf", verdict: "suspect", because: "a second commit showed it" },
    { letters: "ffpppp", verdict: "suspect", because: "two commits showed it" },
  ])("is $verdict for '$letters', because $because", ({ letters, commits, verdict }) => {
    expect(judge(history(letters, commits), NOW).verdict).toBe(verdict);
  });

  it("is flaky when a test passed on a second attempt in the same run", () => {
    const attempts = [anOutcome({ outcome: "failed" }), anOutcome({ outcome: "passed" })];
    expect(judge(attempts, NOW)).toMatchObject({
      verdict: "flaky",
      failureRatio: 0.5,
      evidence: { passed: 1, failed: 1, commits: [{ commit: shaOf("a"), passedRunIds: ["run-1"], failedRunIds: ["run-1"] }] },
    });
  });

  it("does not call a test broken, nor stable, for many failed attempts in one run", () => {
    expect(judge(Array(6).fill(anOutcome({ outcome: "failed" })), NOW).verdict).toBe("insufficient");
  });

  it("takes nothing from outcomes that are marked as infrastructure", () => {
    const marked = history("ffffff").map((outcome) => ({ ...outcome, infrastructure: true }));
    expect(judge([...marked, ...history("pp", "aa")], NOW)).toMatchObject({
      verdict: "insufficient",
      failureRatio: 0,
      evidence: { failed: 0 },
    });
  });

  it("has no ratio where there is no outcome", () => {
    expect(judge([], NOW).failureRatio).toBeNull();
  });

  it("always has a reason in one sentence", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("p", "f"), maxLength: 60 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 60, maxLength: 60 }),
        (letters, commits) => {
          const { verdict, evidence } = judge(history(letters, commits), NOW);
          expect(VERDICTS).toContain(verdict);
          expect(evidence.reason).toMatch(/^[A-Z0-9][^\n]+\.$/);
        },
      ),
    );
  });
});

describe("the window", () => {
  it("forgets what is older than fourteen days", () => {
    const old = anOutcome({ runId: "old", at: "2026-11-07T11:59:59Z", outcome: "failed" });
    const kept = anOutcome({ runId: "kept", at: "2026-11-07T12:00:00Z", outcome: "failed" });
    expect(judge([old, ...history("ppppp", "aaaaa")], NOW)).toMatchObject({ verdict: "stable", evidence: { failed: 0 } });
    expect(judge([kept, ...history("ppppp", "aaaaa")], NOW).verdict).toBe("flaky");
  });

  it("holds the newest fifty outcomes", () => {
    expect(judge(history(`f${"p".repeat(50)}`), NOW).evidence).toMatchObject({ passed: 50, failed: 0 });
  });

  it("can be chosen", () => {
    const outcomes = history("fppfp");
    expect(judge(outcomes, NOW, { outcomes: 2, days: 14 }).evidence).toMatchObject({ passed: 1, failed: 1 });
    expect(judge(outcomes, "2027-11-21T12:00:00Z", { outcomes: 50, days: 400 }).evidence).toMatchObject({ passed: 3, failed: 2 });
  });
});

describe("the evidence", () => {
  it("names the commits that showed both outcomes, newest first, with their runs", () => {
    const { evidence } = judge(history("pfppfpf", "aabcdde"), NOW);
    expect(evidence.commits).toEqual([
      { commit: shaOf("d"), passedRunIds: ["run-006"], failedRunIds: ["run-005"] },
      { commit: shaOf("a"), passedRunIds: ["run-001"], failedRunIds: ["run-002"] },
    ]);
  });

  it("names the newest commits with a failure otherwise, at most five", () => {
    const { evidence } = judge(history("ffffffff", "abcdefgh"), NOW);
    expect(evidence.commits.map(({ commit }) => commit[0])).toEqual(["h", "g", "f", "e", "d"]);
  });

  it("is the same whatever the order of the outcomes", () => {
    const outcomes = history("pfppfpffpp", "aabbccddee");
    fc.assert(
      fc.property(fc.shuffledSubarray(outcomes, { minLength: outcomes.length }), (shuffled) => {
        expect(judge(shuffled, NOW)).toEqual(judge(outcomes, NOW));
      }),
      { numRuns: 50 },
    );
  });
});
