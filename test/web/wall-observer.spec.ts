import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { httpUrl } from "../../web/src/elements/http-url.ts";
import { fitTiles, GAP_PX, GROUP_HEAD_PX } from "../../web/src/views/wall/fit-tiles.ts";
import { formatMoment } from "../../web/src/views/wall/moment.ts";
import { observerWords, quotaWords, watchedWords } from "../../web/src/views/wall/observer-words.ts";
import { saidOf, sentence } from "../../web/src/views/wall/sentence.ts";
import { stalenessOf } from "../../web/src/views/wall/staleness.ts";
import { at } from "./support/factories.ts";
import { anObserver, aWallConfig } from "./support/wall-factories.ts";

const NOW = Date.parse("2026-11-21T14:00:00Z");
const ago = (seconds: number) => at(NOW - seconds * 1000);

describe("staleness", () => {
  const data = { asOf: at(NOW), tiles: [], observer: anObserver({ lastGoodPollAt: ago(60) }) };
  const problem = { type: "about:blank", title: "The API cannot be reached", status: 0, code: "unreachable", detail: "" };
  const fresh = { data, problem: null, goodAtMs: NOW };

  it("is none while the API answers and GitHub is read", () => {
    expect(stalenessOf(fresh, 10, NOW + 150_000)).toBeNull();
    expect(stalenessOf({ ...fresh, data: null, problem }, 10, NOW)).toBeNull();
  });

  it("dates from the last answer where the API fails, or has been silent for too long", () => {
    const told = { because: "no-answer", asOf: at(NOW) };
    expect(stalenessOf({ ...fresh, problem }, 10, NOW + 1_000)).toEqual(told);
    expect(stalenessOf({ ...fresh, problem, goodAtMs: null }, 10, NOW)).toEqual(told);
    expect(stalenessOf(fresh, 10, NOW + 151_000)).toEqual(told);
  });

  it("dates from the last poll where GitHub is not read, even while the API is silent too", () => {
    const unread = { ...data, observer: { ...data.observer, isStale: true } };
    const told = { because: "no-poll", asOf: ago(60) };
    expect([stalenessOf({ ...fresh, data: unread }, 10, NOW), stalenessOf({ ...fresh, data: unread, problem }, 10, NOW)]).toEqual([
      told,
      told,
    ]);
  });
});

describe("the observer", () => {
  it("says what it watches, and that it watches all workflows where none is named", () => {
    expect(watchedWords(aWallConfig({ repos: ["a/b", "a/c"] }))).toBe("a/b and a/c, all workflows");
    const repos = ["a/b", "a/c", "a/d", "a/e"];
    expect(watchedWords(aWallConfig({ repos, allWorkflows: false, workflows: ["ci.yml"] }))).toBe("4 repositories, only ci.yml");
  });

  it("says until when it pauses, and what is left of the quota", () => {
    expect(observerWords(anObserver({ status: "paused", pausedUntil: "2026-11-21T14:05:00.000Z" }), NOW)).toBe(
      "Paused by GitHub's rate limit until 14:05 UTC",
    );
    expect(quotaWords({ limit: 5_000, remaining: 4_812, resetAt: "2026-11-21T14:05:00.000Z" }, NOW)).toBe(
      "4\u202f812 of 5\u202f000 requests left, resets 14:05 UTC",
    );
  });

  it("names the day of another day", () => {
    expect([formatMoment("2026-11-20T23:59:00Z", NOW), formatMoment("soon", NOW)]).toEqual(["20 Nov 2026, 23:59 UTC", "soon"]);
  });

  it("tells a problem as a sentence that names its setting once", () => {
    expect(saidOf("GH_REPOS", "GH_REPOS names no repository")).toBe("GH_REPOS names no repository.");
    expect(saidOf("GH_REPOS", "names no repository")).toBe("GH_REPOS: names no repository.");
    expect(saidOf("a/b", "a/b: Reading it failed")).toBe("a/b: Reading it failed.");
    expect(sentence("set it to a number.")).toBe("Set it to a number.");
  });
});

describe("links to GitHub", () => {
  test.each(["https://github.com/a/b/actions/runs/1", "http://ghe.local/a/b"])("lead to %s", (url) => {
    expect(httpUrl(url)).toBe(url);
  });

  test.each([null, "", "javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//github.com", "github.com/a"])(
    "lead nowhere for %s",
    (url) => {
      expect(httpUrl(url)).toBeNull();
    },
  );
});

describe("the big wall", () => {
  const size = { width: 1880, height: 930 };

  it("fills the screen with the columns that make the tiles largest", () => {
    expect(fitTiles([4], size)).toMatchObject({ columns: 2, isCompact: false });
    expect(fitTiles([3, 5], size).fontPx).toBeGreaterThan(20);
  });

  it("tells less of each tile where that lets many be read", () => {
    const many = fitTiles([30, 30], size);
    expect(many.isCompact).toBe(true);
    expect(many.fontPx).toBeGreaterThan(fitTiles([200], size).fontPx);
  });

  it("has every tile on the screen as long as they can be read, and scrolls where they cannot", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }), (counts) => {
        const { columns, rowPx, fontPx } = fitTiles(counts, size);
        const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
        const height = counts.length * GROUP_HEAD_PX + rows * (rowPx + GAP_PX);
        expect(height <= size.height + 1 || fontPx === 13).toBe(true);
      }),
    );
  });
});
