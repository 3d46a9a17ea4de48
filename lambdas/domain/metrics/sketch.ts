/**
 * Quantiles from counters that can be added up: Masson, Rim and Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with
 * Relative-Error Guarantees", PVLDB 12(12), 2019. Bin i holds the values in (GAMMA^(i-1), GAMMA^i], so its middle is within 1 % of all.
 */
const GAMMA = 1.02;
const SHORTEST_SECONDS = 0.001;
const LONGEST_SECONDS = 1e7;
const indexOf = (seconds: number) => Math.ceil(Math.log(seconds) / Math.log(GAMMA));

/** Bin of everything under a millisecond. */
export const ZERO_BIN = indexOf(SHORTEST_SECONDS) - 1;

/** The bin that counts a duration; at most about 1,200 different ones. */
export function binOf(seconds: number): number {
  return seconds < SHORTEST_SECONDS ? ZERO_BIN : indexOf(Math.min(seconds, LONGEST_SECONDS));
}

/** Seconds that stand for a bin, within 1 % of each of its values (up to 115 days). */
export const secondsOf = (bin: number): number => (bin <= ZERO_BIN ? 0 : (2 * GAMMA ** bin) / (GAMMA + 1));

/** The rank ceil(p n), from 1, of a quantile. The guard takes back what floating point adds: 0.07 * 100 is 7.000000000000001. */
export const nearestRank = (p: number, count: number): number => Math.max(1, Math.ceil(p * count - 1e-9));

/** Nearest rank: the value of rank ceil(p n), for p in (0, 1]. Null of nothing. */
export function quantile(bins: ReadonlyMap<number, number>, p: number): number | null {
  const ordered = [...bins].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  const total = ordered.reduce((sum, [, count]) => sum + count, 0);
  const rank = nearestRank(p, total);
  let passed = 0;
  for (const [bin, count] of ordered) {
    passed += count;
    if (passed >= rank) return secondsOf(bin);
  }
  return null;
}
