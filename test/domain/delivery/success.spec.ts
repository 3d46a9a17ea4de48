import { describe, expect, it } from "vitest";
import { SuccessAnswer } from "../../../lambdas/contract/delivery.ts";
import { successAnswer, successRateOf } from "../../../lambdas/domain/delivery/success.ts";
import { aRow } from "./a-tally.ts";

const window = { windowDays: 7, since: "2026-11-15T00:00:00.000Z" };

describe("the success rate", () => {
  it("is unknown with nothing finished, and zero when nothing succeeded", () => {
    expect(successRateOf(aRow({ cancelled: 3 }))).toMatchObject({ cancelled: 3, finished: 0, percent: null });
    expect(successRateOf(aRow({ failed: 1 }))).toMatchObject({ finished: 1, percent: 0 });
  });

  it("counts failed and rolled back against success, and cancelled apart, with two decimals", () => {
    expect(successRateOf(aRow({ succeeded: 2, failed: 0, rolledBack: 1, cancelled: 9 }))).toEqual({
      succeeded: 2,
      failed: 0,
      rolledBack: 1,
      cancelled: 9,
      finished: 3,
      percent: 66.67,
    });
  });

  it("is not changed by what is found failed later: that ended well, and is in the change fail rate", () => {
    expect(successRateOf(aRow({ succeeded: 4, failedLater: 1 })).percent).toBe(100);
  });

  it("is told over all, by service and environment, by day and by hour", () => {
    const rows = [
      aRow({ succeeded: 1 }),
      aRow({ failed: 1 }, { period: "2026-11-20" }),
      aRow({ succeeded: 2 }, { service: "auth-service" }),
    ];
    const answer = successAnswer(rows, [aRow({ cancelled: 1 }, { period: "2026-11-21T09:00:00Z" })], window);
    expect(SuccessAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ ...window, overall: { succeeded: 3, finished: 4, percent: 75 } });
    expect(answer.services).toMatchObject([
      { service: "auth-service", percent: 100 },
      { service: "billing-api", percent: 50 },
    ]);
    expect(answer.byDay.map(({ day, percent }) => [day, percent])).toEqual([
      ["2026-11-20", 0],
      ["2026-11-21", 100],
      ["2026-11-21", 100],
    ]);
    expect(answer.byHour).toMatchObject([{ hour: "2026-11-21T09:00:00Z", percent: null }]);
    expect(successAnswer([], [], window).overall).toMatchObject({ finished: 0, percent: null });
  });
});
