import { describe, expect, it, test } from "vitest";
import { liveChecks } from "../../../../lambdas/domain/releases/live/live-checks.ts";
import type { LiveEvidence } from "../../../../lambdas/domain/releases/live/live-evidence.ts";
import { THRESHOLDS } from "../../../../lambdas/domain/releases/thresholds.ts";

const someEvidence = (overrides: Partial<LiveEvidence> = {}): LiveEvidence => ({
  service: "churn",
  repo: "acme/churn",
  incidents: [],
  deployments: { finished: 10, succeeded: 10, failedInAnyWay: 0 },
  tests: { total: 100, flaky: [] },
  ...overrides,
});
const check = (id: string, overrides: Partial<LiveEvidence> = {}) => {
  const found = liveChecks(someEvidence(overrides), THRESHOLDS.live).find((one) => one.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};
const anIncident = (status: "open" | "mitigating", id = "I1") => ({ id, title: `outage ${id}`, status });
const deployments = (finished: number, succeeded: number, failedInAnyWay = 0) => ({ deployments: { finished, succeeded, failedInAnyWay } });

describe("live evidence", () => {
  it("passes where lately all went well, each check with its weight and reason", () => {
    for (const { id, result, weight, reason } of liveChecks(someEvidence(), THRESHOLDS.live)) {
      expect({ id, result }).toEqual({ id, result: "pass" });
      expect(weight).toBeGreaterThan(0);
      expect(reason).not.toBe("");
    }
  });

  it("has no weight where there is none, and says what is missing: no history is no reason to block a first release", () => {
    const checks = liveChecks(someEvidence({ repo: null, tests: null, ...deployments(0, 0) }), THRESHOLDS.live);
    expect(checks.map(({ id, result, weight }) => [id, result, weight > 0])).toEqual([
      ["live-incidents", "pass", true],
      ["live-success-rate", "not-applicable", false],
      ["live-change-fail-rate", "not-applicable", false],
      ["live-flaky-share", "not-applicable", false],
    ]);
    expect(checks.map(({ reason }) => reason)).not.toContain("");
  });
});

describe("open incidents", () => {
  it("fail a critical check, named three at most", () => {
    const incidents = ["I1", "I2", "I3", "I4"].map((id) => anIncident("open", id));
    const { result, critical, reason } = check("live-incidents", { incidents });

    expect({ result, critical }).toEqual({ result: "fail", critical: true });
    expect(reason).toBe("4 open: outage I1 (I1); outage I2 (I2); outage I3 (I3)");
  });

  it("that somebody mitigates do not: the release may be what mends them", () => {
    expect(check("live-incidents", { incidents: [anIncident("mitigating")] })).toMatchObject({
      result: "pass",
      reason: "no incident of acme/churn or service churn is open; 1 being mitigated",
    });
  });

  it("are looked for by the service alone where no repository is named, and it says so", () => {
    expect(check("live-incidents", { repo: null }).reason).toContain("no repo is named, so its CI is not looked at");
  });
});

describe("the success rate", () => {
  test.each([
    [5, 4, "pass"],
    [10, 8, "pass"],
    [10, 7, "fail"],
    [5, 0, "fail"],
    [4, 0, "not-applicable"],
    [0, 0, "not-applicable"],
  ])("of %d finished and %d succeeded is %s", (finished, succeeded, result) => {
    expect(check("live-success-rate", deployments(finished, succeeded)).result).toBe(result);
  });

  it("says its numbers", () => {
    expect(check("live-success-rate", deployments(10, 7)).reason).toBe("7 of 10 succeeded in 30 days, 70 %; 80 % are asked for");
    expect(check("live-success-rate", deployments(4, 4)).reason).toBe(
      "4 deployments of churn finished in 30 days; fewer than 5 say nothing",
    );
  });
});

describe("the change fail rate", () => {
  test.each([
    [10, 3, "pass"],
    [10, 4, "fail"],
    [4, 4, "not-applicable"],
  ])("of %d finished and %d failed, at once or later, is %s", (finished, failed, result) => {
    expect(check("live-change-fail-rate", deployments(finished, finished, failed)).result).toBe(result);
  });
});

describe("the flaky share", () => {
  const flaky = (count: number, total: number) => ({ tests: { total, flaky: Array.from({ length: count }, (_, n) => `t${n}`) } });
  test.each([
    [0, 10, "pass"],
    [5, 100, "pass"],
    [6, 100, "fail"],
    [0, 0, "not-applicable"],
  ])("of %d in %d tests is %s", (count, total, result) => {
    expect(check("live-flaky-share", flaky(count, total)).result).toBe(result);
  });

  it("names three tests, and says which is missing: a repository or its reports", () => {
    expect(check("live-flaky-share", flaky(6, 100)).reason).toBe("6 of 100 tests of acme/churn are flaky, 6 %: t0, t1, t2; at most 5 %");
    expect(check("live-flaky-share", { repo: null, tests: null }).reason).toContain("no repo is named");
    expect(check("live-flaky-share", { tests: null }).reason).toBe("no run of acme/churn reported tests");
  });
});
