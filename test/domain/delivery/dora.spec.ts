import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DoraAnswer } from "../../../lambdas/contract/delivery.ts";
import { doraAnswer } from "../../../lambdas/domain/delivery/dora.ts";
import type { TallyRow } from "../../../lambdas/domain/delivery/tally.ts";
import { windowOf } from "../../../lambdas/domain/delivery/window.ts";
import { aRow } from "./a-tally.ts";

const answerTo = (...rows: readonly TallyRow[]) =>
  doraAnswer(rows, { service: null, environment: "production", ...windowOf("2026-11-21T15:00:00Z", 4) });
const KEYS = ["changeLeadTime", "deploymentFrequency", "failedDeploymentRecoveryTime", "changeFailRate", "deploymentReworkRate"] as const;
const trendOf = ({ trend }: DoraAnswer[(typeof KEYS)[number]]) => trend.map(({ value }) => value);

describe("the five keys", () => {
  it("are no data, and never zero, without a finished deployment", () => {
    for (const answer of [answerTo(), answerTo(aRow({ cancelled: 5 }))]) {
      expect(DoraAnswer.parse(answer)).toEqual(answer);
      for (const key of KEYS) expect([key, answer[key].value, answer[key].band]).toEqual([key, null, null]);
      for (const key of KEYS) expect(trendOf(answer[key])).toEqual([null, null, null, null]);
      expect(answer.deploymentFrequency).toMatchObject({ numerator: 0, denominator: 4, bandReason: "No data" });
    }
  });

  it("are zero where deployments finished and none counts", () => {
    const failed = answerTo(aRow({ failed: 1 }));
    expect(failed.deploymentFrequency).toMatchObject({ value: 0, numerator: 0, denominator: 4, band: "low" });
    expect(failed.failedDeploymentRecoveryTime).toMatchObject({ value: null, numerator: 0, denominator: 1, band: null });
    expect(failed.changeLeadTime).toMatchObject({ value: null, denominator: 0 });
    const well = answerTo(aRow({ succeeded: 2 }));
    expect(well.changeFailRate).toMatchObject({ value: 0, numerator: 0, denominator: 2, band: "elite" });
    expect(well.deploymentReworkRate).toMatchObject({ value: 0, numerator: 0, denominator: 2, band: null });
  });

  it("are read from the sum of the window's days and of all services", () => {
    const answer = answerTo(
      aRow({ succeeded: 3, rolledBack: 1, failedLater: 1, rework: 1, leadTimes: [7200, 3600], recoveries: [600] }),
      aRow({ succeeded: 2, failed: 2, leadTimes: [90_000], recoveries: [1200, 60] }, { period: "2026-11-19" }),
      aRow({ succeeded: 2, rework: 1 }, { service: "auth-service" }),
    );
    expect(DoraAnswer.parse(answer)).toEqual(answer);
    expect(answer.changeLeadTime).toMatchObject({ value: 7200, numerator: 7, denominator: 3, band: "elite" });
    expect(answer.deploymentFrequency).toMatchObject({ value: 1.75, numerator: 7, denominator: 4, band: "elite" });
    expect(answer.failedDeploymentRecoveryTime).toMatchObject({ value: 600, numerator: 3, denominator: 4, band: "elite" });
    expect(answer.changeFailRate).toMatchObject({ value: 40, numerator: 4, denominator: 10, band: "low" });
    expect(answer.deploymentReworkRate).toMatchObject({ value: 20, numerator: 2, denominator: 10, band: null });
  });

  it("have a trend with every day of the window, in which only an idle day's frequency is zero", () => {
    const answer = answerTo(aRow({ succeeded: 3, failed: 1 }), aRow({ failed: 1 }, { period: "2026-11-19" }));
    expect(answer.changeFailRate.trend.map(({ day }) => day)).toEqual(["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"]);
    expect(trendOf(answer.changeFailRate)).toEqual([null, 100, null, 25]);
    expect(trendOf(answer.deploymentFrequency)).toEqual([0, 0, 0, 3]);
    expect(trendOf(answer.changeLeadTime)).toEqual([null, null, null, null]);
  });

  it("leave out days outside the window", () => {
    expect(answerTo(aRow({ succeeded: 1 }), aRow({ failed: 5 }, { period: "2026-11-17" })).changeFailRate.value).toBe(0);
  });

  it("do not depend on the order of the rows", () => {
    const row = fc
      .record({
        succeeded: fc.nat(9),
        failed: fc.nat(9),
        leadTimes: fc.array(fc.nat(1e6), { maxLength: 5 }),
        day: fc.integer({ min: 18, max: 21 }),
      })
      .map(({ day, ...addition }) => aRow(addition, { period: `2026-11-${day}` }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        expect(answerTo(...rows.toReversed())).toEqual(answerTo(...rows));
      }),
    );
  });
});
