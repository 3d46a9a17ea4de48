import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ObservedAttempt } from "../../../lambdas/contract/observer.ts";
import { isFinal } from "../../../lambdas/domain/observer/is-final.ts";
import { isNewer, KeptTile, withRun } from "../../../lambdas/domain/observer/tile.ts";
import { aHistory, anAttempt, at, runIdOf, tileAfter } from "./factories.ts";

const MOST_KEPT = 12;
const BEFORE_THE_END: readonly [string, string | null][] = [
  ["requested", null],
  ["queued", null],
  ["pending", null],
  ["in_progress", null],
  ["completed", "action_required"],
];

/** What GitHub tells of one attempt as it goes on. Times are to the minute here, so that many are equal. */
const told = fc.record({
  start: fc.nat({ max: 15 }),
  before: fc.array(fc.record({ state: fc.constantFrom(...BEFORE_THE_END), minute: fc.nat({ max: 3 }) }), { maxLength: 4 }),
  end: fc.option(fc.constantFrom("success", "failure", "cancelled", "startup_failure"), { nil: null }),
});

/** Re-runs are attempts of one id that start later; ids of nine and ten are told apart as numbers, not as texts. */
const history: fc.Arbitrary<ObservedAttempt[]> = fc.array(told, { minLength: 1, maxLength: 20, size: "max" }).map((attempts) =>
  attempts.flatMap(({ start, before, end }, index) => {
    const of = {
      externalId: String(1 + Math.floor(index / 2)),
      attempt: 1 + (index % 2),
      workflowName: `CI ${index}`,
      startedAt: at(start + (index % 2)),
      commit: String(index).padStart(40, "0"),
    };
    const events = before.map(({ state: [status, conclusion], minute }) =>
      anAttempt({ ...of, status, conclusion, updatedAt: at(start + minute) }),
    );
    const last = end === null ? [] : [anAttempt({ ...of, conclusion: end, updatedAt: at(start + 2) })];
    return [...events, ...last];
  }),
);

/** All of them in some order, and some of them again. */
const deliveries = history
  .filter((events) => events.length > 0)
  .chain((events) =>
    fc
      .array(fc.nat({ max: events.length - 1 }), { maxLength: 20 })
      .map((again) => [...events, ...again.flatMap((index) => events[index] ?? [])])
      .chain((all) => fc.tuple(fc.constant(events), fc.shuffledSubarray(all, { minLength: all.length }))),
  );

const delivered = ([first = anAttempt(), ...others]: readonly ObservedAttempt[]): KeptTile => tileAfter(first, ...others);
const keyOf = ({ externalId, attempt }: Pick<ObservedAttempt, "externalId" | "attempt">) => `${externalId}#${attempt}`;

describe("deliveries in any order, however often", () => {
  it("end in the same tile", () => {
    fc.assert(
      fc.property(deliveries, ([events, shuffled]) => {
        expect(delivered(shuffled)).toEqual(delivered(events));
      }),
      { numRuns: 300 },
    );
  });

  it("leave the newest twelve attempts, the newest first, each once and named as the newest names the workflow", () => {
    fc.assert(
      fc.property(deliveries, ([events, shuffled]) => {
        const { runs, workflowName } = delivered(shuffled);
        const starts = new Map(events.map((event) => [keyOf(event), event.startedAt]));
        const newest = [...starts.values()].toSorted().reverse().slice(0, MOST_KEPT);

        expect(runs.map(({ startedAt }) => startedAt)).toEqual(newest);
        expect(new Set(runs.map(keyOf)).size).toBe(runs.length);
        expect(events.find((event) => keyOf(event) === keyOf(runs[0]))?.workflowName).toBe(workflowName);
      }),
    );
  });

  it("leave of each attempt its end where it was told", () => {
    fc.assert(
      fc.property(deliveries, ([events, shuffled]) => {
        const ends = new Map(events.filter(isFinal).map((event) => [keyOf(event), event.conclusion]));
        for (const run of delivered(shuffled).runs) {
          if (ends.has(keyOf(run))) expect(run.conclusion).toBe(ends.get(keyOf(run)));
        }
      }),
    );
  });

  it("leave a tile that the store can read back", () => {
    fc.assert(
      fc.property(deliveries, ([, shuffled]) => {
        expect(KeptTile.parse(JSON.parse(JSON.stringify(delivered(shuffled))))).toEqual(delivered(shuffled));
      }),
      { numRuns: 20 },
    );
  });
});

describe("a tile", () => {
  const twelve = aHistory(...Array.from({ length: MOST_KEPT }, () => "success"));
  const isUnchanged = (tile: KeptTile, one: ObservedAttempt): boolean => withRun(tile, one, runIdOf(one)) === tile;

  it("is itself again where nothing new is told, so that nothing has to be stored", () => {
    const tile = tileAfter(anAttempt());

    expect(isUnchanged(tile, anAttempt())).toBe(true);
    expect(isUnchanged(tile, anAttempt({ status: "in_progress", conclusion: null, updatedAt: at(5) }))).toBe(true);
    expect(isUnchanged(tile, anAttempt({ attempt: 2, startedAt: at(5) }))).toBe(false);
  });

  it("is itself again where a run is told that is older than the twelve that it keeps", () => {
    const tile = tileAfter(...twelve);

    expect(isUnchanged(tile, anAttempt({ externalId: "9", startedAt: at(-60) }))).toBe(true);
    expect(isUnchanged(tile, anAttempt({ externalId: "9", startedAt: at(600) }))).toBe(false);
  });

  it("takes ids as numbers where two runs started at once", () => {
    expect(tileAfter(anAttempt({ externalId: "9" }), anAttempt({ externalId: "10" })).runs[0].externalId).toBe("10");
  });
});

describe("what is known of an attempt", () => {
  const inProgress = { status: "in_progress", conclusion: null, updatedAt: at(3) };
  const passed = { status: "completed", conclusion: "success", updatedAt: at(2) };
  const waitsForApproval = { status: "completed", conclusion: "action_required", updatedAt: at(2) };

  test.each([
    ["an end", passed, "a later word of it going on", inProgress],
    ["what was told later", inProgress, "what was told before", { ...inProgress, updatedAt: at(2) }],
    [
      "going on",
      { ...inProgress, updatedAt: at(2) },
      "being queued, at the same time",
      { ...inProgress, status: "queued", updatedAt: at(2) },
    ],
    ["going on", inProgress, "waiting for approval, before", waitsForApproval],
    ["its end", passed, "waiting for approval, later", { ...waitsForApproval, updatedAt: at(9) }],
  ])("moves to %s, never back", (_, newer, __, older) => {
    expect([isNewer(newer, older), isNewer(older, newer)]).toEqual([true, false]);
  });

  it("stays at the first end, even if a later one is told", () => {
    expect(isNewer({ ...passed, conclusion: "failure", updatedAt: at(9) }, passed)).toBe(false);
  });

  it("is not newer than itself", () => {
    expect([inProgress, passed, waitsForApproval].filter((one) => isNewer(one, one))).toEqual([]);
  });
});
