import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { WALL_STATES } from "../../lambdas/contract/observer.ts";
import { ALL_BRANCHES, type WallFilter } from "../../web/src/app/routes.ts";
import { calmWords, elsewhereCount } from "../../web/src/views/wall/calm-words.ts";
import { chosenTiles } from "../../web/src/views/wall/chosen-tiles.ts";
import { progressOf } from "../../web/src/views/wall/progress.ts";
import { spanWords } from "../../web/src/views/wall/span-words.ts";
import { tileGroups, tileKey } from "../../web/src/views/wall/tile-groups.ts";
import { failedRuns, startedWords, stateWords, wasFailing, wasWords } from "../../web/src/views/wall/tile-words.ts";
import { WALL_STATES_SHOWN } from "../../web/src/views/wall/wall-states.ts";
import { at } from "./support/factories.ts";
import { anObserver, aTile, aTrouble } from "./support/wall-factories.ts";

const NOW = Date.parse("2026-11-21T14:00:00Z");
const ago = (seconds: number) => at(NOW - seconds * 1000);
const FAILING = { state: "failing", conclusion: "failure", needsAttention: true } as const;
const SINCE = { at: ago(3600), commit: "c", runId: "r" };

describe("a tile's words", () => {
  test.each([
    [{}, "Passing"],
    [FAILING, "Failing"],
    [{ ...FAILING, conclusion: "timed_out" }, "Failing: timed out"],
    [{ state: "running", status: "in_progress", conclusion: null }, "Running"],
    [{ state: "queued", status: "waiting", conclusion: null }, "Queued: waiting"],
    [{ state: "skipped", conclusion: "neutral" }, "Skipped: neutral"],
    [{ state: "other", conclusion: "startup_failure" }, "Other: startup failure"],
    [{ state: "other", status: "dreaming", conclusion: null }, "Other: dreaming"],
  ] as const)("say %o as %s: GitHub's own word is kept where ours says less", (part, words) => {
    expect(stateWords(aTile(part))).toBe(words);
  });

  it("tell what a run under way comes from", () => {
    const running = (part = {}) => wasWords(aTile({ state: "running", conclusion: null, ...part }));
    expect([running(), running({ previousConclusion: "startup_failure" })]).toEqual(["was passing", "was startup failure"]);
    expect(running({ previousConclusion: null })).toBeNull();
  });

  it("do not lose a failure behind a run under way or a cancelled one", () => {
    for (const state of ["running", "queued", "cancelled", "skipped"] as const) {
      const tile = aTile({ state, previousConclusion: "cancelled", failingSince: SINCE });
      expect([wasWords(tile), wasFailing(tile)]).toEqual(["was failing", true]);
    }
    expect([wasWords(aTile(FAILING)), wasWords(aTile())]).toEqual([null, null]);
  });

  it("count the failures in a row, and claim no start that the tile does not remember", () => {
    expect(failedRuns(["failing", "failing", "passing", "failing"])).toBe("2 runs");
    expect(failedRuns(["failing", "cancelled", "failing", "passing"])).toBe("2 runs");
    expect(failedRuns(["failing", "failing", "failing"])).toBe("at least 3 runs");
    expect([failedRuns(["passing", "failing"]), failedRuns([])]).toEqual([null, null]);
  });

  it("tell who or what started a run, as far as it is known", () => {
    expect(startedWords({ event: "pull_request", actor: "mina" })).toBe("pull request by mina");
    expect([startedWords({ event: "schedule", actor: null }), startedWords({ event: null, actor: "" })]).toEqual(["schedule", null]);
  });

  it("tell a long time by its greatest unit", () => {
    expect([0, 90, 3 * 3600 + 59, 30 * 3600, 50 * 3600].map((seconds) => spanWords(seconds * 1000))).toEqual([
      "1 min",
      "1 min",
      "3 h",
      "30 h",
      "2 d",
    ]);
  });

  it("count every state among the others", () => {
    expect(WALL_STATES_SHOWN.toSorted()).toEqual(WALL_STATES.toSorted());
  });
});

describe("progress", () => {
  it("is measured against what is usual, and knows no share where nothing is", () => {
    expect(progressOf(ago(60), 240, NOW)).toEqual({ elapsedSeconds: 60, ratio: 0.25, isOverdue: false });
    expect(progressOf(ago(9000), null, NOW)).toEqual({ elapsedSeconds: 9000, ratio: null, isOverdue: false });
  });

  it("is full but not overdue for what takes a little longer: every second run takes longer than the median", () => {
    expect(progressOf(ago(300), 240, NOW)).toMatchObject({ ratio: 1, isOverdue: false });
    expect(progressOf(ago(400), 240, NOW)).toMatchObject({ ratio: 1, isOverdue: true });
    expect(progressOf(ago(8), 3, NOW).isOverdue).toBe(false);
  });

  it("never lies outside 0 and 1, whatever the clocks say", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: 0, max: 1e5, noNaN: true }), (seconds, usual) => {
        const { elapsedSeconds, ratio } = progressOf(ago(seconds), usual, NOW);
        expect(elapsedSeconds).toBeGreaterThanOrEqual(0);
        expect(ratio === null || (ratio >= 0 && ratio <= 1)).toBe(true);
      }),
    );
  });
});

describe("the filter", () => {
  const all: WallFilter = { repo: null, branch: ALL_BRANCHES, attention: false, big: false };
  const byDefault = { ...all, branch: null };
  const observer = anObserver();
  const names = (tiles: readonly { readonly workflow: string; readonly branch: string }[]) =>
    tiles.map(({ workflow, branch }) => `${workflow} ${branch}`);
  const feature = { branch: "feature", isDefaultBranch: false };

  it("shows default branches by default, and no workflow is missing that runs on others only", () => {
    const tiles = [
      aTile(),
      aTile(feature),
      aTile({ ...feature, workflow: "pr.yml", startedAt: ago(50) }),
      aTile({ ...feature, branch: "newer", workflow: "pr.yml", startedAt: ago(9) }),
    ];
    expect(names(chosenTiles({ tiles, observer }, byDefault))).toEqual(["ci.yml main", "pr.yml newer"]);
    expect(chosenTiles({ tiles, observer }, all)).toHaveLength(4);
    expect(names(chosenTiles({ tiles, observer }, { ...all, branch: "feature" }))).toEqual(["ci.yml feature", "pr.yml feature"]);
  });

  it("takes main and master for defaults only until GitHub has told", () => {
    const tiles = [aTile({ isDefaultBranch: false }), aTile(feature)];
    const untold = anObserver({ repos: [{ repo: "acme/shop", defaultBranch: null, trouble: null }] });
    const trunk = anObserver({ repos: [{ repo: "Acme/Shop", defaultBranch: "feature", trouble: null }] });
    expect(names(chosenTiles({ tiles, observer: untold }, byDefault))).toEqual(["ci.yml main"]);
    const told = [aTile({ isDefaultBranch: false }), aTile({ ...feature, isDefaultBranch: true })];
    expect(names(chosenTiles({ tiles: told, observer: trunk }, byDefault))).toEqual(["ci.yml feature"]);
  });

  it("leaves what needs attention, of one repository however it is spelt", () => {
    const tiles = [aTile(), aTile({ ...FAILING, workflow: "b.yml" }), aTile({ ...FAILING, repo: "acme/other" })];
    expect(names(chosenTiles({ tiles, observer }, { ...all, attention: true, repo: "ACME/shop" }))).toEqual(["b.yml main"]);
  });

  it("says how much needs attention where it does not look", () => {
    const wall = { asOf: at(NOW), tiles: [aTile(), aTile({ ...FAILING, ...feature })], observer };
    expect([elsewhereCount(wall, byDefault), elsewhereCount(wall, all)]).toEqual([1, 0]);
  });

  it("is calm only about what has been read", () => {
    expect(calmWords(3, false)).toMatchObject({ title: "Nothing needs attention", isCalm: true });
    expect(calmWords(3, true)).toMatchObject({ title: "Nothing known needs attention", isCalm: false });
  });
});

describe("groups", () => {
  const tiles = [
    aTile({ repo: "acme/a", workflow: "z.yml", workflowName: "Z" }),
    aTile({ repo: "acme/b" }),
    aTile({ repo: "acme/a", branch: "aaa", isDefaultBranch: false }),
    aTile({ repo: "acme/a" }),
  ];
  const watched = [
    { repo: "Acme/B", defaultBranch: "main", trouble: aTrouble() },
    { repo: "acme/empty", defaultBranch: null, trouble: null },
  ];

  it("come in the order of what is watched, with their trouble, and without those that have no tile", () => {
    expect(tileGroups(tiles, watched).map(({ repo, trouble }) => [repo, trouble?.code ?? null])).toEqual([
      ["acme/b", "not_found"],
      ["acme/a", null],
    ]);
  });

  it("put the default branch of a workflow before its others", () => {
    const [, a] = tileGroups(tiles, watched);
    expect(a?.tiles.map(({ workflowName, branch }) => `${workflowName} ${branch}`)).toEqual(["CI main", "CI aaa", "Z main"]);
  });

  it("keep each tile in its place and under its key, whatever becomes of its state and in whatever order tiles come", () => {
    const keys = (list: typeof tiles) => tileGroups(list, watched).flatMap((group) => group.tiles.map(tileKey));
    const shuffled = fc.shuffledSubarray(tiles, { minLength: tiles.length });
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...WALL_STATES), (list, state) => {
        const [first, ...rest] = list;
        expect(keys(first ? [{ ...first, state, runId: "another", needsAttention: true }, ...rest] : [])).toEqual(keys(tiles));
      }),
    );
  });
});
