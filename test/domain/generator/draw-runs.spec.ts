import { describe, expect, it, test } from "vitest";
import { drawRuns, MIX } from "../../../lambdas/domain/generator/draw-runs.ts";

const MINUTE = 29_500_000;
const drawn = (seed: number, minutes: number, runsPerMinute = 10) =>
  Array.from({ length: minutes }, (_, index) => drawRuns({ seed, runsPerMinute }, MINUTE + index)).flat();

describe("drawing runs", () => {
  it("draws the same runs for the same seed and minute", () => {
    expect(drawRuns({ seed: 7, runsPerMinute: 10 }, MINUTE)).toEqual(drawRuns({ seed: 7, runsPerMinute: 10 }, MINUTE));
  });

  it("draws others for another seed, and for another minute", () => {
    const digests = [drawn(7, 1), drawn(8, 1), drawn(7, 2).slice(10)].map((runs) => runs.map(({ digest }) => digest));

    expect(new Set(digests.flat()).size).toBe(30);
  });

  it("draws as many as are asked for, and the first ones stay when more are asked for", () => {
    expect(drawRuns({ seed: 1, runsPerMinute: 3 }, MINUTE)).toEqual(drawRuns({ seed: 1, runsPerMinute: 5 }, MINUTE).slice(0, 3));
  });

  it("gives every run a digest of its own, because its id follows from that", () => {
    const digests = drawn(3, 200).map(({ digest }) => digest);

    expect(new Set(digests).size).toBe(digests.length);
  });

  it("stays at a commit for ten minutes, so that a flaky sample shows both outcomes on one", () => {
    const commits = drawn(5, 30, 1).map(({ commit }) => commit);

    expect(new Set(commits).size).toBeLessThanOrEqual(4);
    expect(new Set(commits).size).toBeGreaterThan(1);
    for (const commit of commits) expect(commit).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe("the mix", () => {
  const runs = drawn(1, 600);

  it("is of the whole", () => {
    expect(MIX.reduce((sum, [, percent]) => sum + percent, 0)).toBe(100);
  });

  test.each(MIX)("draws %s in about %i of a hundred runs", (repo, percent) => {
    const share = (100 * runs.filter((run) => run.repo === repo).length) / runs.length;

    expect(Math.abs(share - percent)).toBeLessThan(2);
  });

  it("draws nothing else", () => {
    const known = new Set(MIX.map(([repo]) => repo));

    expect(runs.filter(({ repo }) => !known.has(repo))).toEqual([]);
  });
});
