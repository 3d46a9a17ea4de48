import { describe, expect, it, test } from "vitest";
import { WallTile } from "../../../lambdas/contract/observer.ts";
import { tileOf } from "../../../lambdas/domain/observer/tile.ts";
import { aHistory, anAttempt, at, tileAfter } from "./factories.ts";

const shown = (...conclusions: readonly (string | null)[]) => tileOf(tileAfter(...aHistory(...conclusions)), "main");

describe("a tile on the wall", () => {
  it("shows the latest run, in the contract's shape and with nothing beside it", () => {
    const tile = tileOf(tileAfter(anAttempt()), "main");
    const { createdAt: _, ...latest } = anAttempt();

    expect(WallTile.parse(tile)).toEqual(tile);
    expect(tile).toMatchObject({ ...latest, runId: "run-101-1", state: "passing", needsAttention: false, isDefaultBranch: true });
  });

  test.each([
    ["main", "main", true],
    ["topic", "main", false],
    ["main", null, false],
  ])("of the branch %s is the default branch's, where that is %s: %s", (branch, defaultBranch, expected) => {
    expect(tileOf(tileAfter(anAttempt({ branch })), defaultBranch).isDefaultBranch).toBe(expected);
  });

  it("shows a re-run of an old run, as that started last", () => {
    const [old, last] = aHistory("failure", "success");
    const rerun = { ...old, attempt: 2, status: "in_progress", conclusion: null, startedAt: at(30), updatedAt: at(30) };

    expect(tileOf(tileAfter(old, rerun, ...(last ? [last] : [])), null)).toMatchObject({
      externalId: old.externalId,
      attempt: 2,
      state: "running",
      previousConclusion: "success",
    });
  });

  it("is named as its newest run names the workflow, whichever was told last", () => {
    const before = anAttempt({ workflowName: "Before" });
    const after = anAttempt({ externalId: "102", workflowName: "After", startedAt: at(10) });

    expect([tileAfter(before, after), tileAfter(after, before)].map(({ workflowName }) => workflowName)).toEqual(["After", "After"]);
  });
});

describe("the previous conclusion", () => {
  test.each([
    [["failure", null], "failure"],
    [["failure", "success"], "failure"],
    [["success", "cancelled", null, null], "cancelled"],
    [["success"], null],
    [[null, null], null],
  ])("of %j is %s", (conclusions, expected) => {
    expect(shown(...conclusions).previousConclusion).toBe(expected);
  });
});

describe("durations", () => {
  it("are of the attempt, not of what it repeats, and not there while it runs", () => {
    const rerun = anAttempt({ attempt: 2, createdAt: at(-9000), startedAt: at(0), updatedAt: at(3) });

    expect(tileOf(tileAfter(rerun), null).durationSeconds).toBe(180);
    expect(shown(null).durationSeconds).toBeNull();
  });

  const passedIn = (...minutes: readonly number[]) =>
    aHistory(...minutes.map(() => "success")).map((one, index) => ({ ...one, updatedAt: at(10 * index + (minutes[index] ?? 0)) }));
  const usualOf = (...minutes: readonly number[]) => {
    const [first = anAttempt(), ...others] = passedIn(...minutes);
    return tileOf(tileAfter(first, ...others), null).usualSeconds;
  };

  it("have a usual one, the median of the successes", () => {
    expect([usualOf(9, 1, 2), usualOf(1, 2, 3, 9)]).toEqual([120, 150]);
  });

  it("have no usual one with fewer than three successes, however many runs there were", () => {
    expect(usualOf(1, 2)).toBeNull();
    expect(shown("success", "failure", "cancelled", "success", null).usualSeconds).toBeNull();
  });
});

describe("failing since", () => {
  test.each([
    [["success", "failure", "failure"], 1],
    [["failure", "success", "failure", null], 2],
    [["success", "failure", "cancelled", "skipped", "startup_failure", "timed_out"], 1],
    [["success", "failure", "cancelled"], 1],
    [["failure"], 0],
  ])("of %j is run %i", (conclusions, index) => {
    const first = aHistory(...conclusions)[index];

    expect(shown(...conclusions).failingSince).toEqual({
      at: first?.updatedAt,
      commit: first?.commit,
      runId: `run-${first?.externalId}-1`,
    });
  });

  test.each([[["failure", "success"]], [["failure", "success", "cancelled", null]], [["cancelled", "startup_failure"]], [[null]]])(
    "of %j is nothing",
    (conclusions) => {
      expect(shown(...conclusions).failingSince).toBeNull();
    },
  );

  it("asks for attention until a run passes, also while one runs, waits or was cancelled", () => {
    expect([shown("failure", null), shown("failure", "cancelled"), shown("failure", "success")].map((tile) => tile.needsAttention)).toEqual(
      [true, true, false],
    );
  });
});

describe("the recent states", () => {
  it("are those of completed runs, the newest first", () => {
    expect(shown("failure", "success", "neutral", null).recent).toEqual(["skipped", "passing", "failing"]);
  });

  it("are ten at most", () => {
    expect(shown(...Array.from({ length: 12 }, () => "success")).recent).toHaveLength(10);
  });
});
