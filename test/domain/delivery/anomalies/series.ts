import { detect, type Level, type Step } from "../../../../lambdas/domain/delivery/anomalies/detect.ts";
import type { Detection } from "../../../../lambdas/domain/delivery/anomalies/detection.ts";
import type { Finished } from "../../../../lambdas/domain/delivery/tally.ts";

const START = Date.parse("2026-11-21T00:00:00Z");

/** The mulberry32 generator: numbers in [0, 1) that a seed repeats. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Draw = (random: () => number) => number;
export const uniform =
  (from: number, to: number): Draw =>
  (random) =>
    from + (to - from) * random();
const gauss: Draw = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
export const normal =
  (mean: number, deviation: number): Draw =>
  (random) =>
    Math.max(0, mean + deviation * gauss(random));
export const lognormal =
  (middle: number, sigma: number): Draw =>
  (random) =>
    middle * Math.exp(sigma * gauss(random));

/** The generator's services: their share of the deployments, and their seconds. */
export const SERVICES = [
  { name: "billing-api", share: 0.15, draw: uniform(30, 70) },
  { name: "auth-service", share: 0.1, draw: uniform(20, 45) },
  { name: "notifications", share: 0.25, draw: uniform(25, 55) },
  { name: "frontend-web", share: 0.5, draw: uniform(90, 180) },
];

export const drawn = (draw: Draw, count: number, random: () => number): number[] => Array.from({ length: count }, () => draw(random));

/** The `index`th deployment of a series, a minute after the one before it. */
export const aFinished = (index: number, durationSeconds: number, overrides: Partial<Finished> = {}): Finished => ({
  id: `d-${index}`,
  startedAt: new Date(START + index * 60_000 - durationSeconds * 1000).toISOString(),
  finishedAt: new Date(START + index * 60_000).toISOString(),
  status: "success",
  durationSeconds,
  ...overrides,
});

/** Successes of these durations, one a minute. */
export const successes = (durations: readonly number[]): Finished[] => durations.map((seconds, index) => aFinished(index, seconds));

export type Judged = { readonly current: Finished; readonly anomalies: readonly Detection[]; readonly step: Step | null };
type Moment = { readonly history: readonly Finished[]; readonly level: Level | null; readonly judged: Judged };

/** Judges a series as the service does, one by one, with the level of the last step; 60 of the past are enough for successes. */
export function* play(series: readonly Finished[]): Generator<Moment> {
  let level: Level | null = null;
  for (const [index, current] of series.entries()) {
    const history = series.slice(Math.max(0, index - 60), index);
    const found = detect(history, current, level);
    yield { history, level, judged: { current, ...found } };
    level = found.step?.level ?? level;
  }
}

export const has = (anomalies: readonly Detection[], detector: Detection["detector"]): boolean =>
  anomalies.some((each) => each.detector === detector);
