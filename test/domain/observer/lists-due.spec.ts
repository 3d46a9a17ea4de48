import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { listsDue } from "../../../lambdas/domain/observer/lists-due.ts";

const POLLS = [0, 1, 2, 3];
const repoCounts = fc.integer({ min: 1, max: 400 });
const firstPolls = fc.nat({ max: 1e9 });

describe("the lists that a poll reads", () => {
  it("are never more than 100, or one a repository where there are more", () => {
    fc.assert(
      fc.property(repoCounts, firstPolls, (count, poll) => {
        const lists = Array.from({ length: count }, (_, index) => listsDue(count, index, poll)).flat();

        expect(lists.length).toBeLessThanOrEqual(Math.max(100, count));
      }),
    );
  });

  it("are all of a repository's within four polls in a row, whichever is the first", () => {
    fc.assert(
      fc.property(repoCounts, fc.nat({ max: 399 }), firstPolls, (count, index, poll) => {
        const lists = POLLS.flatMap((later) => listsDue(count, index, poll + later));

        expect(new Set(lists)).toEqual(new Set(["newest", "queued", "in_progress"]));
      }),
    );
  });

  test.each([
    [1, 3],
    [33, 3],
    [34, 2],
    [50, 2],
    [51, 1],
    [100, 1],
  ])("are, of each of %i repositories, %i", (count, each) => {
    expect(POLLS.map((poll) => listsDue(count, 0, poll).length)).toEqual([each, each, each, each]);
  });

  it("have the newest runs with each poll up to 50 repositories, and with every other poll beyond", () => {
    const polls = (count: number) => POLLS.map((poll) => listsDue(count, 1, poll).includes("newest"));

    expect(polls(50)).toEqual([true, true, true, true]);
    expect(polls(51).filter(Boolean)).toHaveLength(2);
  });

  it("differ between neighbours, so that a poll does not ask all for the same", () => {
    expect([0, 1, 2, 3].flatMap((index) => listsDue(80, index, 0))).toEqual(["newest", "queued", "newest", "in_progress"]);
  });
});
