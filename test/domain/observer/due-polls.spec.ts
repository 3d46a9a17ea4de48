import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duePolls } from "../../../lambdas/domain/observer/due-polls.ts";

const at = (seconds: number): string => new Date(Date.parse("2026-11-02T12:00:00Z") + seconds * 1000).toISOString();

describe("the polls of a minute", () => {
  it("are at multiples of the refresh, each delayed to its time", () => {
    expect(duePolls(at(19), 20)).toEqual([
      { at: at(20), delaySeconds: 1 },
      { at: at(40), delaySeconds: 21 },
      { at: at(60), delaySeconds: 41 },
    ]);
  });

  it("are none where the refresh is longer and not due in this minute", () => {
    expect(duePolls(at(1), 600)).toEqual([]);
    expect(duePolls(at(599), 600)).toEqual([{ at: at(600), delaySeconds: 1 }]);
  });

  it("leave none out and have none twice, in whatever second of the minute they are queued", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_999 }), fc.integer({ min: 5, max: 3600 }), (offsetMs, refresh) => {
        const minutes = Array.from({ length: 70 }, (_, minute) => at(minute * 60 + offsetMs / 1000));
        const times = minutes.flatMap((now) => duePolls(now, refresh).map((due) => Date.parse(due.at)));
        const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));

        expect(new Set(gaps)).toEqual(gaps.length > 0 ? new Set([refresh * 1000]) : new Set());
        expect(times.length).toBeGreaterThan(0);
      }),
    );
  });
});
