import { describe, expect, it } from "vitest";
import { daySlots, hourSlots, slotWords } from "../../web/src/charts/slots.ts";
import { trendDays } from "../../web/src/charts/trend-days.ts";
import { markOf } from "../../web/src/elements/mark-of.ts";
import { causeLine } from "../../web/src/views/runs/cause-line.ts";
import { aFailure, aRun } from "./support/factories.ts";
import { metricsOf } from "./support/metrics-of.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");
const runAt = (queuedAt: string, conclusion = "success") => aRun({ queuedAt, conclusion });

describe("bars", () => {
  const { byDay, byHour } = metricsOf(
    [runAt("2026-11-21T09:10:00.000Z", "timed_out"), runAt("2026-11-19T09:00:00.000Z", "errored"), runAt("2026-11-19T08:00:00.000Z")],
    null,
  );

  it("have a place for each day up to today, and none of data for a day without runs", () => {
    const slots = daySlots(byDay, 7, NOW);
    expect(slots.map(({ counts }) => counts?.succeeded ?? null)).toEqual([null, null, null, null, 1, null, 0]);
    expect([slots[0]?.key, slots.at(-1)?.key]).toEqual(["2026-11-15", "2026-11-21"]);
  });

  it("count runs that timed out as failed, and set apart what says nothing of the change", () => {
    const slots = daySlots(byDay, 7, NOW);
    expect(slots.at(-1)?.counts).toEqual({ succeeded: 0, failed: 1, other: 0 });
    expect(slots[4] && slotWords(slots[4])).toBe("19 Nov 2026: 1 succeeded, 0 failed, 1 cancelled or errored");
    expect(slots[5] && slotWords(slots[5])).toBe("20 Nov 2026: no runs");
  });

  it("reach back to the first run where there is no span, two weeks at least and 90 days at most", () => {
    expect(daySlots(byDay, null, NOW).length).toBe(14);
    expect(daySlots(metricsOf([runAt("2026-10-01T00:00:00.000Z")], null).byDay, null, NOW).length).toBe(52);
    expect(daySlots(metricsOf([runAt("2025-10-01T00:00:00.000Z")], null).byDay, null, NOW).length).toBe(90);
  });

  it("have a place for each hour up to this one", () => {
    const slots = hourSlots(byHour, 24, NOW);
    expect([slots.length, slots.at(-1)?.counts, slots.at(-2)?.counts]).toEqual([24, null, { succeeded: 0, failed: 1, other: 0 }]);
  });
});

it("shows a trend's last 14 days, today last", () => {
  const days = trendDays(
    [
      { day: "2026-11-20", count: 3 },
      { day: "2026-10-01", count: 9 },
    ],
    NOW,
  );
  expect([days.length, days.at(-1), days.at(-2), days.some(({ count }) => count === 9)]).toEqual([
    14,
    { day: "2026-11-21", count: null },
    { day: "2026-11-20", count: 3 },
    false,
  ]);
});

describe("a mark", () => {
  it("tells every state by its shape, not by colour alone", () => {
    const states = ["success", "failure", "timed_out", "cancelled", "errored", "skipped"].map((conclusion) =>
      markOf("completed", conclusion),
    );
    const shapes = [...states, markOf("queued", null), markOf("in_progress", null)].map(({ shape }) => shape);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it("keeps the word of another CI's state", () => {
    expect(markOf("completed", "action_required")).toEqual({ tone: "neutral", shape: "dot", words: "action required" });
    expect(markOf("waiting", null).words).toBe("waiting");
  });
});

describe("a run's cause in one line", () => {
  it("is its first failure's, with the number of the others", () => {
    const failures = [aFailure({ cause: "A." }), aFailure({ cause: "B." })];
    expect(causeLine(aRun({ conclusion: "failure", failures, failureCount: 9 }))).toBe("A. (and 8 more)");
  });

  it("is the reason it ended where nothing failed, and nothing where all went well", () => {
    expect(causeLine(aRun({ conclusion: "errored", reason: "The executor went away" }))).toBe("The executor went away");
    expect(causeLine(aRun())).toBeNull();
    expect(causeLine(aRun({ status: "queued", conclusion: null }))).toBeNull();
  });

  it("says that the logs are silent rather than nothing", () => {
    expect(causeLine(aRun({ conclusion: "failure" }))).toBe("Its logs do not say why");
  });
});
