import { describe, expect, it, test } from "vitest";
import type { Finished } from "../../../../lambdas/domain/delivery/tally.ts";
import { aFinished, dice, drawn, has, type Judged, play, SERVICES, successes } from "./series.ts";

const BEFORE = 40;
const AFTER = 40;
const SERIES = 100;

const judge = (series: readonly Finished[]): Judged[] => [...play(series)].map(({ judged }) => judged);
const stepsOf = (judged: readonly Judged[]) => judged.flatMap(({ step }, index) => (step === null ? [] : [{ index, step }]));
const flat = (seconds: number, count: number): number[] => Array.from({ length: count }, (_, index) => seconds + (index % 3) - 1);
/** A new level, by factor, of many series of one service; the position of each step is counted from the first of the new level, 1. */
function changes(draw: (random: () => number) => number, factor: number) {
  return Array.from({ length: SERIES }, (_, seed) => {
    const random = dice(seed + 1);
    const durations = [...drawn(draw, BEFORE, random), ...drawn((dies) => factor * draw(dies), AFTER, random)];
    return stepsOf(judge(successes(durations))).map(({ index, step }) => ({ position: index - BEFORE + 1, step }));
  });
}

type Told = ReturnType<typeof changes>;
/** Told once, as slower or as faster, by the fifth to eighth success; the fourth, where the one before happened to be like the new level. */
const inTime = (all: Told, direction: 1 | -1): Told =>
  all.filter(
    ([first, ...more]) => first && more.length === 0 && first.position >= 4 && first.position <= 8 && first.step.score * direction > 1,
  );

describe("a lasting step", () => {
  test.each(SERVICES)("to twice as long, of $name, is told once, by the eighth success, in 95 of 100 series", ({ draw }) => {
    const all = changes(draw, 2);
    expect(inTime(all, 1).length).toBeGreaterThanOrEqual(0.95 * SERIES);
    expect(all.every((steps) => steps.length > 0)).toBe(true);
  });

  test.each(SERVICES)("to half as long, of $name, is told once, by the eighth success, in 95 of 100 series", ({ draw }) => {
    const all = changes(draw, 0.5);
    expect(inTime(all, -1).length).toBeGreaterThanOrEqual(0.95 * SERIES);
    expect(all.every((steps) => steps.length > 0)).toBe(true);
    expect(inTime(all, -1).every(([first]) => first?.step.absorbs.length === 0)).toBe(true);
  });

  it("names both levels, where the new one began, and the anomalies it explains", () => {
    const judged = judge(successes([...flat(60, 30), ...flat(120, 20)]));
    const [told] = stepsOf(judged);
    expect(told).toMatchObject({
      index: 34,
      step: {
        expected: 60,
        observed: 120,
        threshold: 63,
        score: 20,
        baseline: { count: 30, median: 60, mean: null, spread: 3 },
        absorbs: ["d-30", "d-31", "d-32", "d-33"],
        level: { since: judged[30]?.current.finishedAt },
        reason: "takes 120 s rather than 60 s (5 successes against 30 before)",
      },
    });
  });

  it("stands for the success that confirms it, and leaves no anomaly that it does not absorb", () => {
    const judged = judge(successes([...flat(60, 30), ...flat(120, 30)]));
    const [told] = stepsOf(judged);
    const flagged = judged.flatMap(({ anomalies, current }) => (has(anomalies, "robust") ? [current.id] : []));
    expect(flagged).toEqual(told?.step.absorbs);
    expect(stepsOf(judged)).toHaveLength(1);
  });

  it("is known after only eight successes where all of the new level lie beyond the limits", () => {
    expect(stepsOf(judge(successes([...flat(60, 8), ...flat(120, 8)]))).map(({ index }) => index)).toEqual([12]);
  });

  it("has robust wait for eight successes of the new level, and then compare with that alone", () => {
    const slow = (index: number) => [...flat(60, 30), ...flat(120, index), 300];
    expect(has(judge(successes(slow(7))).at(-1)?.anomalies ?? [], "robust")).toBe(false);
    expect(judge(successes(slow(8))).at(-1)?.anomalies).toContainEqual(
      expect.objectContaining({ detector: "robust", expected: 120, baseline: expect.objectContaining({ count: 8 }) }),
    );
  });

  it("is told again for the next change", () => {
    const judged = judge(successes([...flat(60, 30), ...flat(120, 30), ...flat(60, 30)]));
    expect(stepsOf(judged).map(({ step }) => [step.expected, step.observed])).toEqual([
      [60, 120],
      [120, 60],
    ]);
  });

  it("is undisturbed by failed deployments in between, and never confirmed by one", () => {
    const series = successes([...flat(60, 30), ...flat(120, 20)]).map((each, index) =>
      index % 3 === 1 ? aFinished(index, index < 30 ? 400 : 3, { status: index % 2 ? "failed" : "rolled_back" }) : each,
    );
    const steps = stepsOf(judge(series));
    expect(steps.map(({ index }) => index)).toEqual([36]);
    expect(steps[0]?.step).toMatchObject({ expected: 60, absorbs: ["d-30", "d-32", "d-33", "d-35"] });
  });

  test.each([1, 2, 3])("is not made of a run of %i, however far out", (count) => {
    const outliers = Array.from({ length: count }, () => 6000);
    const judged = judge(successes([...flat(60, 30), ...outliers, ...flat(60, 30)]));
    expect(stepsOf(judged)).toEqual([]);
    expect(judged.filter(({ anomalies }) => has(anomalies, "robust"))).toHaveLength(count);
  });

  it("is not seen in a change smaller than the spread", () => {
    expect(stepsOf(judge(successes([...flat(60, 40), ...flat(62, 40)])))).toEqual([]);
  });
});
