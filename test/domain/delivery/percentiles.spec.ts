import { describe, expect, it } from "vitest";
import { PercentilesAnswer } from "../../../lambdas/contract/delivery.ts";
import { percentilesAnswer, percentilesOf } from "../../../lambdas/domain/delivery/percentiles.ts";
import { aRow } from "./a-tally.ts";

const window = { windowDays: 30, since: "2026-10-23T00:00:00.000Z" };
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("percentiles", () => {
  it("are unknown below five, with the count all the same", () => {
    expect(percentilesOf(aRow())).toEqual({ count: 0, p50Seconds: null, p95Seconds: null, p99Seconds: null, exact: true });
    expect(percentilesOf(aRow({ durations: upTo(4) }))).toMatchObject({ count: 4, p50Seconds: null, p99Seconds: null });
  });

  it("are the nearest ranks from five on", () => {
    expect(percentilesOf(aRow({ durations: upTo(5) }))).toMatchObject({ count: 5, p50Seconds: 3, p95Seconds: 5, p99Seconds: 5 });
    expect(percentilesOf(aRow({ durations: upTo(100) }))).toMatchObject({ p50Seconds: 50, p95Seconds: 95, p99Seconds: 99, exact: true });
  });

  it("say that they come from a sketch, and are rounded to milliseconds", () => {
    const many = percentilesOf(aRow({ durations: upTo(200) }));
    expect(many.exact).toBe(false);
    expect(String(many.p50Seconds)).toMatch(/^\d+\.\d{1,3}$/);
    expect(Math.abs((many.p50Seconds ?? 0) - 100)).toBeLessThanOrEqual(1);
    expect(percentilesOf(aRow({ durations: [0.1234, 0.1234, 0.1234, 0.1234, 0.1234] })).p50Seconds).toBe(0.123);
  });

  it("are of each service and environment over the window, by name, and of each day and hour, oldest first", () => {
    const rows = [
      aRow({ durations: [1, 2, 3] }),
      aRow({ durations: [4, 5] }, { period: "2026-11-20" }),
      aRow({ durations: [7] }, { service: "auth-service" }),
      aRow({ durations: [9] }, { environment: "staging" }),
    ];
    const answer = percentilesAnswer(rows, [aRow({ durations: [1, 2, 3] }, { period: "2026-11-21T12:00:00Z" })], window);
    expect(PercentilesAnswer.parse(answer)).toEqual(answer);
    expect(answer.items.map(({ service, environment, count, p50Seconds }) => [service, environment, count, p50Seconds])).toEqual([
      ["auth-service", "production", 1, null],
      ["billing-api", "production", 5, 3],
      ["billing-api", "staging", 1, null],
    ]);
    expect(answer.byDay.map(({ day, service, count }) => [day, service, count])).toEqual([
      ["2026-11-20", "billing-api", 2],
      ["2026-11-21", "auth-service", 1],
      ["2026-11-21", "billing-api", 3],
      ["2026-11-21", "billing-api", 1],
    ]);
    expect(answer.byHour).toMatchObject([{ hour: "2026-11-21T12:00:00Z", count: 3 }]);
    expect(percentilesAnswer([], [], window)).toEqual({ ...window, items: [], byDay: [], byHour: [] });
  });
});
