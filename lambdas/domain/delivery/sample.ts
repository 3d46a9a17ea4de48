import { binOf, nearestRank, quantile } from "../metrics/sketch.ts";
import type { Sample } from "./tally.ts";

/** Up to so many values are kept themselves; beyond, only their sketch's bins. */
export const MAX_EXACT = 100;

export const EMPTY_SAMPLE: Sample = { count: 0, exact: [], bins: {} };

export const addValue = (sample: Sample, seconds: number): Sample => mergeSamples([sample, sampleOf([seconds])]);

/** The sample of some seconds, in any order. */
export const sampleOf = (values: readonly number[]): Sample =>
  values.length === 0
    ? EMPTY_SAMPLE
    : mergeSamples(values.map((value) => ({ count: 1, exact: [value], bins: { [String(binOf(value))]: 1 } })));

/** The sample of all values together, however they were grouped: the values are kept if all parts keep theirs and `MAX_EXACT` suffices. */
export function mergeSamples(samples: readonly Sample[]): Sample {
  const count = samples.reduce((sum, sample) => sum + sample.count, 0);
  const bins: Record<string, number> = {};
  for (const [bin, times] of samples.flatMap((sample) => Object.entries(sample.bins))) bins[bin] = (bins[bin] ?? 0) + times;
  return { count, exact: count > MAX_EXACT ? null : valuesOf(samples), bins };
}

/** The sample without some seconds that it holds; one that it does not hold takes nothing off. A sketch without values stays one. */
export const withoutValues = (sample: Sample, values: readonly number[]): Sample => values.reduce(withoutValue, sample);

function withoutValue({ count, exact, bins }: Sample, seconds: number): Sample {
  const bin = String(binOf(seconds));
  const { [bin]: times = 0, ...others } = bins;
  const place = exact?.indexOf(seconds) ?? 0;
  if (times === 0 || place < 0) return { count, exact, bins };
  if (count === 1) return EMPTY_SAMPLE;
  return { count: count - 1, exact: exact?.toSpliced(place, 1) ?? null, bins: times === 1 ? others : { ...bins, [bin]: times - 1 } };
}

function valuesOf(samples: readonly Sample[]): number[] | null {
  const values: number[] = [];
  for (const { exact } of samples) {
    if (exact === null) return null;
    values.push(...exact);
  }
  return values.sort((a, b) => a - b);
}

/** Nearest rank: the value of rank ceil(p n), p in (0, 1]. Of a sketch it is within 1 % (up to 115 days). Null of nothing. */
export function quantileOf({ exact, bins }: Sample, p: number): number | null {
  if (exact === null) return quantile(new Map(Object.entries(bins).map(([bin, count]) => [Number(bin), count])), p);
  return exact[nearestRank(p, exact.length) - 1] ?? null;
}
