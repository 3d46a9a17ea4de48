import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slotsBetween } from "../../../lambdas/domain/generator/slots.ts";

const SINCE = "2026-11-21T12:00:13.500Z";
const ms = (time: string): number => Date.parse(`2026-11-21T${time}Z`);
const starts = (from: string, to: string, speed = 1) =>
  slotsBetween({ since: SINCE, speed }, ms(from), ms(to)).map(({ startMs }) => new Date(startMs).toISOString().slice(11, 23));

describe("the slots of a time", () => {
  it("begin each ten seconds, from the first after the generator was switched on", () => {
    expect(starts("12:00:00.000", "12:01:00.000")).toEqual(["12:00:20.000", "12:00:30.000", "12:00:40.000", "12:00:50.000"]);
    expect(starts("12:01:00.000", "12:02:00.000")).toHaveLength(6);
  });

  it("are none while the generator is off", () => {
    expect(slotsBetween({ since: null, speed: 1 }, 0, 1e12)).toEqual([]);
  });

  it("are numbered from the switching on, whichever part is asked for", () => {
    const all = slotsBetween({ since: SINCE, speed: 1 }, ms("12:00:00.000"), ms("12:05:00.000"));

    expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, index) => index));
    expect(slotsBetween({ since: SINCE, speed: 1 }, ms("12:04:00.000"), ms("12:05:00.000"))).toEqual(all.slice(-6));
  });

  it("come more often with speed, and at most 600 times a minute", () => {
    const perMinute = [1, 1.9, 3, 10, 100, 1000].map((speed) => starts("12:01:00.000", "12:02:00.000", speed).length);

    expect(perMinute).toEqual([6, 6, 18, 60, 600, 600]);
  });

  it("fall neither twice nor through, wherever the time is cut", () => {
    const cut = fc.integer({ min: ms("12:00:00.000"), max: ms("12:10:00.000") });
    fc.assert(
      fc.property(fc.array(cut, { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 120 }), (cuts, speed) => {
        const at = cuts.sort((a, b) => a - b);
        const pieces = at.slice(1).flatMap((to, index) => slotsBetween({ since: SINCE, speed }, at[index] ?? to, to));
        expect(pieces).toEqual(slotsBetween({ since: SINCE, speed }, at[0] ?? 0, at.at(-1) ?? 0));
      }),
    );
  });
});
