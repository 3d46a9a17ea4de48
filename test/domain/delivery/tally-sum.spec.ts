import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Addition,
  add,
  addTallies,
  EMPTY_TALLY,
  failuresOf,
  finishedOf,
  sumTallies,
  takeOff,
} from "../../../lambdas/domain/delivery/tally-sum.ts";
import { shuffledGroups } from "./shuffled.ts";

const count = fc.nat({ max: 3 });
const seconds = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 3 });
const addition: fc.Arbitrary<Addition> = fc.record(
  {
    succeeded: count,
    failed: count,
    rolledBack: count,
    cancelled: count,
    failedLater: count,
    rework: count,
    durations: seconds,
    leadTimes: seconds,
    recoveries: seconds,
  },
  { requiredKeys: [] },
);

describe("tallies", () => {
  it("add up to the same after any shuffle and grouping", () => {
    fc.assert(
      fc.property(shuffledGroups(addition, 60), ({ all, groups }) => {
        const inOrder = all.reduce(add, EMPTY_TALLY);
        expect(sumTallies(groups.map((group) => group.reduce(add, EMPTY_TALLY)))).toEqual(inOrder);
      }),
      { numRuns: 50 },
    );
  });

  it("are unchanged by an empty one, and of nothing are empty", () => {
    const tally = add(EMPTY_TALLY, { succeeded: 2, durations: [3, 1] });
    expect(addTallies(tally, EMPTY_TALLY)).toEqual(tally);
    expect(add(tally, {})).toEqual(tally);
    expect(sumTallies([])).toEqual(EMPTY_TALLY);
  });

  it("count what is added where it belongs", () => {
    const tally = add(add(EMPTY_TALLY, { failed: 1, durations: [9] }), { failed: 1, rework: 1, leadTimes: [60], recoveries: [5, 4] });
    expect(tally).toMatchObject({ succeeded: 0, failed: 2, rework: 1, durations: { exact: [9] }, leadTimes: { exact: [60] } });
    expect(tally.recoveries.exact).toEqual([4, 5]);
  });

  it("come back to what they were when what was added is taken off again", () => {
    fc.assert(
      fc.property(fc.array(addition, { maxLength: 10 }), addition, (before, extra) => {
        const tally = before.reduce(add, EMPTY_TALLY);
        expect(takeOff(add(tally, extra), extra)).toEqual(tally);
      }),
    );
  });

  it("finish without what was cancelled, and fail by all three ways", () => {
    const tally = add(EMPTY_TALLY, { succeeded: 8, failed: 4, rolledBack: 2, cancelled: 1, failedLater: 16 });
    expect(finishedOf(tally)).toBe(14);
    expect(failuresOf(tally)).toBe(22);
  });
});
