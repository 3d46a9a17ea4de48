import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect, HISTORY } from "../../../../lambdas/domain/delivery/anomalies/detect.ts";
import type { Finished } from "../../../../lambdas/domain/delivery/tally.ts";
import { aFinished, successes } from "./series.ts";

const about = (seconds: number) => Array.from({ length: 30 }, (_, index) => seconds + (index % 5) - 2);
const robustOf = (history: readonly Finished[], seconds: number, overrides: Partial<Finished> = {}) =>
  detect(history, aFinished(history.length, seconds, overrides), null).anomalies.find(({ detector }) => detector === "robust");
const recentOf = (history: readonly Finished[], seconds: number) =>
  detect(history, aFinished(history.length, seconds), null).anomalies.find(({ detector }) => detector === "recent-mean");

describe("robust", () => {
  it("says what it compared with, and how far off the deployment was", () => {
    const history = successes(about(60));
    expect(robustOf(history, 72)).toEqual({
      detector: "robust",
      expected: 60,
      observed: 72,
      threshold: 67.5,
      score: 4,
      baseline: { count: 30, median: 60, mean: null, spread: 3, from: history[0]?.finishedAt, to: history[29]?.finishedAt },
      reason: "took 72 s, 4.0 spreads above the usual 60 s (30 successes)",
    });
  });

  it("lets exactly the threshold pass, and nothing more", () => {
    expect(robustOf(successes(about(60)), 67.5)).toBeUndefined();
    expect(robustOf(successes(about(60)), 67.51)).toBeDefined();
  });

  it("takes a spread of at least a second, and of 1.4826 MAD where that is more", () => {
    expect(robustOf(successes(Array.from({ length: 8 }, () => 5)), 7.6)).toMatchObject({ threshold: 7.5 });
    const wide = successes([40, 50, 60, 70, 80, 60, 50, 70, 60]);
    expect(robustOf(wide, 200)?.baseline.spread).toBeCloseTo(14.826);
  });

  it("needs eight successes, of which the last thirty count, and no failed one", () => {
    const failed = successes(about(600)).map((each) => ({ ...each, status: "failed" as const }));
    expect(robustOf([...failed, ...successes(about(60).slice(0, 7))], 500)).toBeUndefined();
    expect(robustOf([...failed, ...successes(about(60).slice(0, 8))], 500)).toMatchObject({ baseline: { count: 8, median: 59.5 } });
    expect(robustOf(successes([...about(600), ...about(60)]), 500)).toMatchObject({ expected: 60, baseline: { count: 30 } });
  });

  it("judges deployments that failed or were rolled back too", () => {
    expect(robustOf(successes(about(60)), 300, { status: "failed" })).toMatchObject({ observed: 300 });
    expect(robustOf(successes(about(60)), 120, { status: "rolled_back" })).toMatchObject({ observed: 120 });
  });
});

describe("recent-mean", () => {
  it("compares with the mean of the last five finished, however they ended, plus ten seconds", () => {
    const history = successes([900, 50, 50, 50, 50, 100]).map((each, index) =>
      index === 5 ? { ...each, status: "failed" as const } : each,
    );
    expect(recentOf(history, 70)).toBeUndefined();
    expect(recentOf(history, 71)).toEqual({
      detector: "recent-mean",
      expected: 60,
      observed: 71,
      threshold: 70,
      score: 2.2,
      baseline: { count: 5, median: null, mean: 60, spread: 5, from: history[1]?.finishedAt, to: history[5]?.finishedAt },
      reason: "took 71 s, over 10 s more than the mean of the last 5, 60 s",
    });
  });

  it("is silent below five", () => {
    expect(recentOf(successes([5, 5, 5, 5]), 5000)).toBeUndefined();
    expect(recentOf(successes([5, 5, 5, 5, 5]), 5000)).toBeDefined();
  });
});

describe("detect", () => {
  const status = fc.constantFrom("success" as const, "success" as const, "failed" as const, "rolled_back" as const);
  const seconds = fc.oneof(fc.constantFrom(0, 60, 120, 1e6), fc.double({ min: 0, max: 1e7, noNaN: true }));
  const history = fc
    .array(fc.record({ status, seconds }), { maxLength: 70 })
    .map((all) => all.map((each, index) => aFinished(index, 60, { status: each.status, durationSeconds: each.seconds })));
  const current = fc.record({ status, durationSeconds: seconds }).map((each) => aFinished(1000, 60, each));
  const level = fc.option(fc.nat(80).map((index) => ({ since: aFinished(index, 60).finishedAt })));

  it("never throws, changes nothing that it is given, and answers the same again", () => {
    fc.assert(
      fc.property(history, current, level, (past, now, since) => {
        const before = structuredClone({ past, now, since });
        const found = detect(past, now, since);
        expect(detect(past, now, since)).toEqual(found);
        expect({ past, now, since }).toEqual(before);
        for (const each of [...found.anomalies, found.step]) {
          if (each !== null) expect([each.expected, each.observed, each.threshold, each.score].every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it("never has a deployment as both a robust anomaly and a step", () => {
    fc.assert(
      fc.property(history, current, level, (past, now, since) => {
        const { anomalies, step } = detect(past, now, since);
        expect(step !== null && anomalies.some(({ detector }) => detector === "robust")).toBe(false);
      }),
    );
  });

  it("goes by the order of the history, of which only the newest count", () => {
    fc.assert(
      fc.property(history, current, (older, now) => {
        const newer = successes(Array.from({ length: HISTORY }, (_, index) => (index < HISTORY - 5 ? 60 : 120)));
        expect(detect([...older, ...newer], now, null)).toEqual(detect(newer, now, null));
      }),
    );
    const rising = successes([...about(60), 120, 120, 120, 120]);
    expect(detect(rising, aFinished(34, 120), null).step).not.toBeNull();
    expect(detect(rising.toReversed(), aFinished(34, 120), null).step).toBeNull();
  });

  it("compares with nothing from before the level", () => {
    const series = successes([...about(60), ...about(120)]);
    const since = series[30]?.finishedAt ?? "";
    expect(detect(series, aFinished(60, 500), { since }).anomalies).toContainEqual(
      expect.objectContaining({ detector: "robust", expected: 120 }),
    );
    expect(detect(series.slice(0, 37), aFinished(37, 500), { since })).toMatchObject({
      anomalies: [{ detector: "recent-mean" }],
      step: null,
    });
  });
});
