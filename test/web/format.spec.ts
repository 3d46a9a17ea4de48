import { describe, expect, it, test } from "vitest";
import { asTitle, formatBytes, formatCount, formatDuration, formatPercent, NO_DATA, plural, shortId } from "../../web/src/text/format.ts";
import { sinceInstant } from "../../web/src/text/since.ts";
import { formatAgo, formatDay, formatHour, formatIn, formatInstant } from "../../web/src/text/time.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");

it("shows a dash, never a zero, where there is no data", () => {
  expect([formatPercent(null), formatDuration(null), formatBytes(null), formatCount(null)]).toEqual([NO_DATA, NO_DATA, NO_DATA, NO_DATA]);
  expect([formatPercent(0), formatDuration(0), formatBytes(0), formatCount(0)]).toEqual(["0 %", "0 ms", "0 B", "0"]);
});

test.each([
  [0.974, "97 %"],
  [1, "100 %"],
  [0.999, "> 99 %"],
  [0.001, "< 1 %"],
])("a ratio of %d reads %s: rounding claims neither all nor nothing", (ratio, words) => {
  expect(formatPercent(ratio)).toBe(words);
});

test.each([
  [0.84, "840 ms"],
  [3.24, "3.2 s"],
  [9.99, "10 s"],
  [59.6, "1 min"],
  [125, "2 min 5 s"],
  [3600, "1 h"],
  [3840, "1 h 4 min"],
  [47 * 3600, "47 h"],
  [187_000, "2 d 3 h"],
])("%d seconds read %s", (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

it("groups digits, counts bytes by thousands and knows plurals", () => {
  expect(formatCount(1234567)).toBe("1\u202f234\u202f567");
  expect([formatBytes(999), formatBytes(1_500), formatBytes(999_999), formatBytes(2_800_000)]).toEqual([
    "999 B",
    "1.5 kB",
    "1.0 MB",
    "2.8 MB",
  ]);
  expect([plural(1, "run"), plural(2, "run"), plural(2, "pass", "passes")]).toEqual(["1 run", "2 runs", "2 passes"]);
  expect([asTitle("out_of_memory"), shortId("01KAJ8Z0XQ4T")]).toEqual(["Out of memory", "…Z0XQ4T"]);
});

describe("times", () => {
  test.each([
    [-5, "now"],
    [12, "in 12 s"],
    [3599, "in 59 min"],
    [3 * 3600 + 60, "in 3 h"],
    [30 * 3600, "in a day"],
    [71 * 3600, "in 2 days"],
  ])("what is %d seconds off reads %s", (seconds, words) => {
    expect(formatIn(new Date(NOW + seconds * 1000).toISOString(), NOW)).toBe(words);
    expect(formatIn("soon", NOW)).toBe("soon");
  });

  test.each([
    [-30, "just now"],
    [2, "just now"],
    [12, "12 s ago"],
    [61, "1 min ago"],
    [3 * 3600, "3 h ago"],
    [30 * 3600, "yesterday"],
    [3 * 86400, "3 days ago"],
    [40 * 86400, "12 Oct 2026"],
  ])("what was %d seconds ago reads %s", (seconds, words) => {
    expect(formatAgo(new Date(NOW - seconds * 1000).toISOString(), NOW)).toBe(words);
  });

  it("shows what is no time as it is", () => {
    expect([formatAgo("soon", NOW), formatInstant("soon"), formatDay("soon")]).toEqual(["soon", "soon", "soon"]);
  });

  it("is in UTC", () => {
    expect(formatInstant("2026-11-21T23:30:00.123Z")).toBe("2026-11-21 23:30:00 UTC");
    expect([formatDay("2026-11-21T23:30:00Z"), formatHour("2026-11-21T23:30:00Z")]).toEqual(["21 Nov 2026", "23:00"]);
  });
});

describe("sinceInstant", () => {
  it("turns a span into an hour, so that a polled address stays the same within it", () => {
    expect(sinceInstant("24h", NOW)).toBe("2026-11-20T10:00:00.000Z");
    expect(sinceInstant("24h", NOW + 29 * 60_000)).toBe(sinceInstant("24h", NOW));
  });

  it("takes an instant as it is and nothing else", () => {
    expect(sinceInstant("2026-11-01T00:00:00Z", NOW)).toBe("2026-11-01T00:00:00.000Z");
    expect([sinceInstant(null, NOW), sinceInstant("all", NOW), sinceInstant("2026-13-41T00:00:00Z", NOW)]).toEqual([null, null, null]);
  });
});
