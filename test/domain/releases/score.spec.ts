import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { AREAS, Gate, type ReadinessCheck } from "../../../lambdas/contract/release.ts";
import { gateOf, scoreOf } from "../../../lambdas/domain/releases/score.ts";
import { THRESHOLDS } from "../../../lambdas/domain/releases/thresholds.ts";

const AT = "2026-11-21T13:00:00Z";

const aCheck = (overrides: Partial<ReadinessCheck> = {}): ReadinessCheck => ({
  id: "monitoring.rules",
  area: "monitoring",
  title: "Alert rules parse",
  weight: 1,
  critical: false,
  result: "pass",
  reason: "9 rules in 3 groups",
  artifacts: ["monitoring/rules.yml"],
  ...overrides,
});

/** One check that passes in every area, so that a test names only what it is about. */
const inEveryArea = (): ReadinessCheck[] => AREAS.map((area) => aCheck({ id: `${area}.base`, area }));
const gate = (...checks: ReadinessCheck[]) => gateOf([...inEveryArea(), ...checks], THRESHOLDS, AT);

describe("an area's score", () => {
  it("is the weighted share of what passed", () => {
    expect(scoreOf([aCheck({ weight: 3 }), aCheck({ weight: 1, result: "fail" })])).toBe(0.75);
  });

  it("gives no weight to what does not apply", () => {
    expect(scoreOf([aCheck(), aCheck({ weight: 9, result: "not-applicable" })])).toBe(1);
  });

  test.each([
    ["nothing was checked", []],
    ["nothing applies", [aCheck({ result: "not-applicable" })]],
    ["nothing that applies has a weight", [aCheck({ weight: 0 })]],
  ])("is no number where %s", (_, checks) => {
    expect(scoreOf(checks)).toBeNull();
  });

  it("does not hang on the last bit of a sum", () => {
    expect(scoreOf([aCheck({ weight: 0.1 }), aCheck({ weight: 0.2 }), aCheck({ weight: 0.3, result: "fail" })])).toBe(0.5);
  });
});

describe("the gate", () => {
  it("approves what has evidence everywhere, and has then nothing to say against it", () => {
    expect(gate()).toEqual({
      decision: "APPROVED",
      ready: "READY",
      scores: { requirements: 1, pipeline: 1, infrastructure: 1, monitoring: 1 },
      overall: 1,
      thresholdsVersion: THRESHOLDS.version,
      reasons: [],
      changes: [],
      decidedAt: AT,
    });
  });

  it("blocks on one critical check that fails, whatever the score, and names it", () => {
    const many = Array.from({ length: 20 }, () => aCheck());
    const decided = gate(...many, aCheck({ title: "Latency objective has an alert", critical: true, result: "fail", reason: "no rule" }));

    expect(decided).toMatchObject({ decision: "BLOCKED", ready: "READY" });
    expect(decided.reasons).toEqual(["monitoring: Latency objective has an alert (critical): no rule"]);
  });

  it("does not block on a critical check that does not apply", () => {
    expect(gate(aCheck({ critical: true, result: "not-applicable" })).decision).toBe("APPROVED");
  });

  it("blocks on an area below the least, though the mean is high, and names it with its score", () => {
    const decided = gate(aCheck({ weight: 2, result: "fail" }));

    expect(decided).toMatchObject({ decision: "BLOCKED", ready: "READY", overall: 0.833333 });
    expect(decided.reasons).toEqual(["monitoring: scores 0.333333, below 0.5"]);
  });

  it("lets an area pass that reaches the least exactly", () => {
    expect(gate(aCheck({ result: "fail" }))).toMatchObject({ decision: "APPROVED", scores: { monitoring: 0.5 } });
  });

  it("scores an area without evidence 0 and says so", () => {
    const decided = gateOf([aCheck()], THRESHOLDS, AT);

    expect(decided.scores).toEqual({ requirements: 0, pipeline: 0, infrastructure: 0, monitoring: 1 });
    expect(decided.reasons).toContain("pipeline: no check applies, so there is no evidence and the score is 0");
  });

  it("calls READY a mean of 0.6 exactly, and nothing below", () => {
    const each = (passed: number) =>
      AREAS.flatMap((area) => [aCheck({ area, weight: passed }), aCheck({ area, weight: 10 - passed, result: "fail" })]);

    expect(gateOf(each(6), THRESHOLDS, AT)).toMatchObject({ ready: "READY", overall: 0.6, decision: "APPROVED" });
    expect(gateOf(each(5.9), THRESHOLDS, AT)).toMatchObject({ ready: "NEEDS WORK", overall: 0.59, decision: "APPROVED" });
  });

  it("decides by the thresholds that it names", () => {
    expect(gateOf(inEveryArea(), { ...THRESHOLDS, version: "strict", area: 1.1 }, AT)).toMatchObject({
      decision: "BLOCKED",
      thresholdsVersion: "strict",
    });
  });
});

const anyCheck: fc.Arbitrary<ReadinessCheck> = fc
  .record({
    area: fc.constantFrom(...AREAS),
    weight: fc.integer({ min: 0, max: 9 }),
    critical: fc.boolean(),
    result: fc.constantFrom("pass" as const, "fail" as const, "not-applicable" as const),
  })
  .map(aCheck);

describe("any gate", () => {
  const property = (holds: (checks: ReadinessCheck[]) => void) =>
    fc.assert(fc.property(fc.array(anyCheck, { maxLength: 30 }), holds), { numRuns: 500 });

  it("is what the contract says, and approves exactly when it has no reason against", () => {
    property((checks) => {
      const decided = gateOf(checks, THRESHOLDS, AT);
      const least = Math.min(...Object.values(decided.scores));
      const fatal = checks.some(({ critical, result }) => critical && result === "fail");

      expect(Gate.parse(decided)).toEqual(decided);
      expect(decided.decision).toBe(least >= THRESHOLDS.area && !fatal ? "APPROVED" : "BLOCKED");
      expect(decided.reasons.length === 0).toBe(decided.decision === "APPROVED");
    });
  });

  it("never gets worse by a check that begins to pass", () => {
    property((checks) => {
      const before = gateOf(checks, THRESHOLDS, AT);
      const better = checks.map((check, index) => (index === 0 && check.result === "fail" ? { ...check, result: "pass" as const } : check));
      const mended = gateOf(better, THRESHOLDS, AT);

      expect(mended.overall).toBeGreaterThanOrEqual(before.overall);
      if (before.decision === "APPROVED") expect(mended.decision).toBe("APPROVED");
    });
  });

  it("does not depend on the order of the checks", () => {
    property((checks) => {
      const { reasons: forward, ...gateForward } = gateOf(checks, THRESHOLDS, AT);
      const { reasons: backward, ...gateBackward } = gateOf(checks.toReversed(), THRESHOLDS, AT);

      expect(gateBackward).toEqual(gateForward);
      expect(backward.toSorted()).toEqual(forward.toSorted());
    });
  });
});
