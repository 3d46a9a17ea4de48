import { describe, expect, it, test } from "vitest";
import { DrawnDeployment } from "../../../lambdas/contract/simulation.ts";
import { drawDeployment, OUTCOMES, SERVICES } from "../../../lambdas/domain/generator/draw-deployments.ts";

const FIRST = Date.parse("2026-11-21T12:00:00.000Z");
const sequence = (seed: number, count: number, { speed = 1, from = FIRST } = {}) =>
  Array.from({ length: count }, (_, ordinal) => drawDeployment({ seed, speed }, { startMs: from + ordinal * 10_000, ordinal }));
const secondsOf = ({ startAt, finishAt }: DrawnDeployment): number => (Date.parse(finishAt) - Date.parse(startAt)) / 1000;
const played = (drawn: readonly DrawnDeployment[]) => drawn.map((one) => [one.service, one.outcome, secondsOf(one), one.commits.length]);

const many = sequence(1, 20_000);
const shareOf = (drawn: readonly DrawnDeployment[], is: (one: DrawnDeployment) => boolean): number =>
  (100 * drawn.filter(is).length) / drawn.length;

describe("drawing deployments", () => {
  it("draws the same deployment for the same seed and slot", () => {
    expect(sequence(7, 100)).toEqual(sequence(7, 100));
  });

  it("plays another sequence for another seed", () => {
    expect(played(sequence(8, 100))).not.toEqual(played(sequence(7, 100)));
  });

  it("plays a seed's sequence again at another time, with other ids and commits", () => {
    const [first, again] = [sequence(7, 100), sequence(7, 100, { from: FIRST + 86_400_000 })];

    expect(played(again)).toEqual(played(first));
    expect(new Set([...first, ...again].map(({ id }) => id)).size).toBe(200);
    expect(new Set([...first, ...again].map(({ commit }) => commit)).size).toBe(200);
  });

  it("gives a slot one id, whatever the seed, and ids in the order of time", () => {
    const ids = sequence(7, 100).map(({ id }) => id);

    expect(sequence(8, 100).map(({ id }) => id)).toEqual(ids);
    expect(ids.toSorted()).toEqual(ids);
  });

  it("draws what the simulation queue takes: a service in production, with one to four commits that no other brings", () => {
    const shas = many.flatMap(({ commits }) => commits.map(({ sha }) => sha));

    for (const one of many.slice(0, 500)) expect(DrawnDeployment.parse(one)).toEqual({ ...one, environment: "production" });
    expect(new Set(many.map(({ commits }) => commits.length))).toEqual(new Set([1, 2, 3, 4]));
    expect(new Set(shas).size).toBe(shas.length);
    for (const { commit, commits } of many) expect(commits.at(-1)?.sha).toBe(commit);
  });

  it("has commits authored, oldest first, five minutes to four days before the start", () => {
    for (const { startAt, commits } of many) {
      const minutes = commits.map(({ authoredAt }) => (Date.parse(startAt) - Date.parse(authoredAt ?? "")) / 60_000);
      expect(minutes.toSorted((a, b) => b - a)).toEqual(minutes);
      expect(Math.min(...minutes)).toBeGreaterThanOrEqual(5);
      expect(Math.max(...minutes)).toBeLessThanOrEqual(4 * 24 * 60);
    }
  });

  it("shortens what everything takes by the speed, and nothing else", () => {
    const [slow, fast] = [sequence(3, 50), sequence(3, 50, { speed: 20 })];

    fast.forEach((one, index) => {
      const same = slow[index] ?? one;
      expect({ ...one, finishAt: same.finishAt }).toEqual(same);
      expect(Math.abs(secondsOf(one) - secondsOf(same) / 20)).toBeLessThanOrEqual(0.001);
    });
  });
});

describe("the mix of deployments", () => {
  test.each(SERVICES)("is $percent % $service, and its successes take $fromSeconds to $toSeconds s", (row) => {
    const own = many.filter(({ service, outcome }) => service === row.service && outcome === "success").map(secondsOf);
    const mean = own.reduce((sum, seconds) => sum + seconds, 0) / own.length;
    const span = row.toSeconds - row.fromSeconds;

    expect(Math.abs(shareOf(many, ({ service }) => service === row.service) - row.percent)).toBeLessThan(1.2);
    expect(Math.min(...own)).toBeGreaterThanOrEqual(row.fromSeconds);
    expect(Math.max(...own)).toBeLessThanOrEqual(row.toSeconds);
    expect(Math.abs(mean - (row.fromSeconds + row.toSeconds) / 2)).toBeLessThan(0.03 * span);
    expect(Math.min(...own) - row.fromSeconds + (row.toSeconds - Math.max(...own))).toBeLessThan(0.02 * span);
  });

  test.each(OUTCOMES)("is $percent % $outcome, which takes $times times as long", ({ outcome, percent, times }) => {
    const own = many.filter((one) => one.outcome === outcome);

    expect(Math.abs(shareOf(many, (one) => one.outcome === outcome) - percent)).toBeLessThan(0.6);
    for (const one of own) {
      const row = SERVICES.find(({ service }) => service === one.service);
      expect(secondsOf(one)).toBeGreaterThanOrEqual(times * (row?.fromSeconds ?? Number.NaN));
      expect(secondsOf(one)).toBeLessThanOrEqual(times * (row?.toSeconds ?? Number.NaN));
    }
  });
});
