import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { windowOf } from "../../../lambdas/domain/delivery/window.ts";

describe("a window", () => {
  it("is so many whole UTC days, today included", () => {
    expect(windowOf("2026-03-01T23:59:59.999Z", 3)).toEqual({
      windowDays: 3,
      since: "2026-02-27T00:00:00.000Z",
      days: ["2026-02-27", "2026-02-28", "2026-03-01"],
    });
    expect(windowOf("2026-11-21T00:00:00Z", 1)).toMatchObject({ since: "2026-11-21T00:00:00.000Z", days: ["2026-11-21"] });
  });

  it("has each day once, the oldest at its start and today last", () => {
    const at = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 365 }), (date, windowDays) => {
        const { since, days } = windowOf(date.toISOString(), windowDays);
        expect(new Set(days).size).toBe(windowDays);
        expect(days[0]).toBe(since.slice(0, 10));
        expect(days.at(-1)).toBe(date.toISOString().slice(0, 10));
        expect(days).toEqual(days.toSorted());
      }),
    );
  });
});
