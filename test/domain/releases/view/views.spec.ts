import { describe, expect, it, test } from "vitest";
import { RELEASE_STATUSES } from "../../../../lambdas/contract/release-record.ts";
import { gateOf } from "../../../../lambdas/domain/releases/score.ts";
import { next } from "../../../../lambdas/domain/releases/state.ts";
import { THRESHOLDS } from "../../../../lambdas/domain/releases/thresholds.ts";
import { ACTIONS, actionsFor } from "../../../../lambdas/domain/releases/view/actions.ts";
import { rowOf } from "../../../../lambdas/domain/releases/view/row.ts";
import { summaryOf } from "../../../../lambdas/domain/releases/view/summary.ts";
import { aCheck, goodChecks } from "../../../support/releases.ts";
import { aRelease, aVerifying, second } from "../a-release.ts";

const gate = (...more: Parameters<typeof gateOf>[0]) => gateOf([...goodChecks(), ...more], THRESHOLDS, second(9));

describe("the actions of a release", () => {
  test.each(RELEASE_STATUSES)("that is %s are those that its status allows, and no others", (status) => {
    expect(actionsFor({ ...aVerifying(), status })).toEqual(ACTIONS.filter((action) => typeof next(status, action) === "string"));
  });

  it("are none at the end but to take back what was deployed", () => {
    for (const status of ["rejected", "failed", "completed"] as const) {
      expect(actionsFor({ ...aVerifying(), status })).toEqual(["rollback"]);
      expect(actionsFor({ ...aVerifying(), status, promotions: [] })).toEqual([]);
    }
  });
});

describe("a row of the list", () => {
  it("has no decision before there is one", () => {
    expect(rowOf(aRelease())).toMatchObject({ decision: null, overall: null, breakGlass: false, stages: [] });
    expect(rowOf(aRelease({ gate: gate() }))).toMatchObject({ decision: "APPROVED", overall: 1 });
  });

  it("has a stage for each environment that it came to", () => {
    expect(rowOf(aVerifying()).stages).toMatchObject([{ environment: "dev", status: "verifying", simulated: null, endedAt: null }]);
  });

  it("leaves out what lists have no use for", () => {
    expect(Object.keys(rowOf(aVerifying()))).not.toEqual(expect.arrayContaining(["chain"]));
    expect(JSON.stringify(rowOf(aVerifying())).length).toBeLessThan(1_000);
  });
});

describe("a summary", () => {
  it("is ready for deployment only where the gate approved and the score is ready", () => {
    const ready = (release: Parameters<typeof summaryOf>[0]) => summaryOf(release, [], []).deploymentReady;
    expect(ready(aRelease())).toBe(false);
    expect(ready(aRelease({ gate: gate() }))).toBe(true);
    expect(ready(aRelease({ gate: gate(aCheck({ critical: true, result: "fail" })) }))).toBe(false);
    const half = gateOf(
      goodChecks().flatMap((check) => [check, { ...check, id: "other", result: "fail" as const }]),
      THRESHOLDS,
      second(9),
    );
    expect(half).toMatchObject({ decision: "APPROVED", ready: "NEEDS WORK" });
    expect(ready(aRelease({ gate: half }))).toBe(false);
  });
});
