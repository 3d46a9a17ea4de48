import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { LANE_WIDTH, lanesOf } from "../../web/src/charts/lanes.ts";
import { sparkPoints } from "../../web/src/charts/spark-points.ts";
import { markOf } from "../../web/src/elements/mark-of.ts";
import { elapsedSeconds } from "../../web/src/views/deployments/elapsed-seconds.ts";
import { lastFinished } from "../../web/src/views/deployments/last-finished.ts";
import { isFiltered, matches } from "../../web/src/views/deployments/matches.ts";
import { metricQueryOf } from "../../web/src/views/deployments/metric-query.ts";
import { successLine, successPercent } from "../../web/src/views/deployments/success-words.ts";
import { whyLine } from "../../web/src/views/deployments/why-line.ts";
import { aDeployment, aRunningDeployment } from "./support/deployment-factories.ts";
import { at } from "./support/factories.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");
const ago = (startSeconds: number, seconds: number) => ({
  startedAt: at(NOW - startSeconds * 1000),
  finishedAt: at(NOW - (startSeconds - seconds) * 1000),
  durationSeconds: seconds,
});

describe("the timeline", () => {
  it("has a lane for each service by name, and none without deployments", () => {
    const all = [
      aDeployment({ service: "web", ...ago(90, 10) }),
      aDeployment({ service: "auth", ...ago(50, 10) }),
      aDeployment({ service: "web", ...ago(20, 10) }),
    ];
    expect(lanesOf(all, NOW)?.lanes.map(({ service, bars }) => [service, bars.length])).toEqual([
      ["auth", 1],
      ["web", 2],
    ]);
    expect(lanesOf([], NOW)).toBeNull();
  });

  it("goes from the first start to now, and draws what runs up to now", () => {
    const lanes = lanesOf([aDeployment(ago(100, 50)), aRunningDeployment({ startedAt: at(NOW - 25_000) })], NOW);
    expect([lanes?.from, lanes?.to]).toEqual([at(NOW - 100_000), at(NOW)]);
    expect(lanes?.lanes[0]?.bars.map(({ left, width }) => [left, width])).toEqual([
      [0, LANE_WIDTH / 2],
      [LANE_WIDTH * 0.75, LANE_WIDTH * 0.25],
    ]);
  });

  it("puts deployments that overlap into rows of their own, and reuses a row that is free again", () => {
    const rows = lanesOf([aDeployment(ago(100, 50)), aDeployment(ago(90, 20)), aDeployment(ago(40, 20))], NOW)?.lanes[0]?.bars;
    expect(rows?.map(({ row }) => row)).toEqual([0, 1, 0]);
  });

  it("says in words what it shows", () => {
    const lane = lanesOf([aDeployment({ ...ago(60, 30), simulated: true }), aDeployment({ ...ago(30, 5), status: "rolled_back" })], NOW)
      ?.lanes[0];
    expect(lane?.words).toBe("billing-api: 2 deployments, 1 success, 1 rolled back");
    expect(lane?.bars[0]?.words).toContain("billing-api to production: success, commit ");
    expect(lane?.bars[0]?.words).toContain("took 30 s, simulated");
  });

  it("keeps every bar within its lane and wide enough to be seen, whatever the times", () => {
    const second = fc.integer({ min: 0, max: 5_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(second, second), { minLength: 1, maxLength: 40 }), (spans) => {
        const lanes = lanesOf(
          spans.map(([start, length]) => aDeployment(ago(start, length))),
          NOW,
        );
        for (const { left, width, row } of lanes?.lanes[0]?.bars ?? []) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(3);
          expect(left + width).toBeLessThanOrEqual(LANE_WIDTH + 1e-6);
          expect(row).toBeLessThan(lanes?.lanes[0]?.rows ?? 0);
        }
      }),
    );
  });
});

it("breaks a trend's line at a day without data, which a day of zero does not", () => {
  const trend = [2, 0, null, 1].map((value, index) => ({ day: `2026-11-0${index + 1}`, value }));
  expect(sparkPoints(trend, 30, 10)).toEqual([
    [
      { x: 0, y: 0 },
      { x: 10, y: 10 },
    ],
    [{ x: 30, y: 5 }],
  ]);
  expect(sparkPoints([], 30, 10)).toEqual([]);
  expect(sparkPoints([{ day: "2026-11-01", value: 0 }], 30, 10)).toEqual([[{ x: 0, y: 10 }]]);
});

describe("a deployment", () => {
  it("tells each status by a shape of its own, in the words of the API", () => {
    const looks = [markOf("running", null), ...["success", "failed", "rolled_back", "cancelled"].map((status) => markOf(status, status))];
    expect(looks.map(({ words }) => words)).toEqual(["running", "success", "failed", "rolled back", "cancelled"]);
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(5);
  });

  it("says why it counts as failed before anything else, and nothing where there is nothing to say", () => {
    const failure = { kind: "incident" as const, by: "incident-1", at: at(NOW) };
    expect(whyLine(aDeployment({ failure, reason: "other" }))).toBe("Counts as failed: caused incident …dent-1");
    expect(whyLine(aDeployment({ status: "cancelled", reason: "It outlived its deadline" }))).toBe("It outlived its deadline");
    const takenBack = { status: "rolled_back", rolledBackBy: "remedy", reason: "Too many errors" } as const;
    expect(whyLine(aDeployment({ ...takenBack, failure }))).toBe("Rolled back by remedy: Too many errors");
    expect(whyLine(aDeployment({ rollbackOf: "bad" }))).toBe("Takes back bad");
    expect(whyLine(aDeployment({ hotfixOf: "bad" }))).toBe("Hotfix of bad");
    expect(whyLine(aDeployment())).toBeNull();
  });

  it("has run for whole seconds, and never for less than none", () => {
    expect([elapsedSeconds(at(NOW - 12_900), NOW), elapsedSeconds(at(NOW + 5_000), NOW)]).toEqual([12, 0]);
  });
});

it("lists what finished last first, whatever started first, and leaves out what runs", () => {
  const [long, short] = [aDeployment({ id: "long", ...ago(100, 90) }), aDeployment({ id: "short", ...ago(50, 10) })];
  const all = [aRunningDeployment(), short, long];
  expect(lastFinished(all, 10).map(({ id }) => id)).toEqual(["long", "short"]);
  expect(lastFinished(all, 1)).toEqual([long]);
});

describe("the success rate", () => {
  const rate = { succeeded: 0, failed: 0, rolledBack: 0, cancelled: 0, finished: 0, percent: null };

  it("is no data where nothing finished, which is not 0 %", () => {
    expect([successPercent(rate), successLine({ ...rate, cancelled: 2 })]).toEqual(["no data", "none finished, 2 cancelled, not counted"]);
    expect(successPercent({ ...rate, failed: 1, finished: 1, percent: 0 })).toBe("0 %");
  });

  it("says what it is made of", () => {
    const some = { ...rate, succeeded: 57, failed: 2, rolledBack: 1, finished: 60, percent: 95 };
    expect([successPercent(some), successLine(some)]).toEqual(["95 %", "57 of 60 succeeded, 2 failed, 1 rolled back"]);
  });
});

describe("the filter", () => {
  const none = { service: null, environment: null, windowDays: null };

  it("lets through what is of its service and environment, and all where it names none", () => {
    const web = { service: "web", environment: "production" };
    expect([matches(none, web), matches({ ...none, ...web }, web)]).toEqual([true, true]);
    expect([matches({ ...none, service: "auth" }, web), matches({ ...none, environment: "staging" }, web)]).toEqual([false, false]);
    expect([isFiltered(none), isFiltered({ ...none, windowDays: "7" }), isFiltered({ ...none, service: "web" })]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test.each([
    ["7", 7],
    ["90", 90],
    [null, 30],
    ["12", 30],
    ["1e1", 30],
  ])("asks for the days that %s names, and for 30 where that is no choice", (windowDays, days) => {
    expect(metricQueryOf({ ...none, windowDays }).windowDays).toBe(days);
  });
});
