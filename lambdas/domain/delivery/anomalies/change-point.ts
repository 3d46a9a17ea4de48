import type { Finished } from "../tally.ts";
import { BASELINE, type Baseline, baselineOf, lowerLimit, median, upperLimit } from "./baseline.ts";
import { chanceOfAtMost, pairsGreater } from "./rank-test.ts";

const SHORTEST = 5;
const LONGEST = 15;
/** One-sided, of one window. All windows together then see a step in a flat series once in 5,000 to 10,000 deployments. */
const RARE = 1e-5;
/** Less than this, also where all of the newest are beyond the limits: of 5 against 8 the least is 1 in 1287. */
const SELDOM = 1e-3;

/** The successes split where their level changed: the last 30 before, and those since (5 to 15, the newest last). Seconds. */
export type ChangePoint = { readonly before: Baseline; readonly since: readonly Finished[]; readonly median: number };

const seconds = (deployments: readonly Finished[]) => deployments.map(({ durationSeconds }) => durationSeconds);

type Candidate = ChangePoint & { readonly chance: number };

/** Ranks far apart, medians too; or all of the newest beyond the limits, for which 8 before are enough. */
function candidateAt(successes: readonly Finished[], length: number): Candidate | null {
  const [earlier, since] = [successes.slice(0, -length), successes.slice(-length)];
  const chance = chanceOfOneLevel(seconds(earlier.slice(-BASELINE)), seconds(since));
  const before = chance < SELDOM ? baselineOf(earlier) : null;
  const present = median(seconds(since));
  if (before === null || present === null) return null;
  const apart = chance < RARE && Math.abs(present - before.median) > before.spread;
  return apart || allBeyond(since, before) ? { before, since, median: present, chance } : null;
}

const allBeyond = (since: readonly Finished[], before: Baseline) =>
  seconds(since).every((value) => value > upperLimit(before)) || seconds(since).every((value) => value < lowerLimit(before));

/** 1 where a quarter of the pairs or more go against the difference: that is never seldom, and costs no counting. */
function chanceOfOneLevel(old: readonly number[], present: readonly number[]): number {
  const [pairs, all] = [pairsGreater(old, present), old.length * present.length];
  const against = Math.min(pairs, all - pairs);
  return against < all / 4 ? chanceOfAtMost(against, present.length, old.length) : 1;
}

/**
 * Where the level of successes (oldest first) changed for good, as far as the newest confirms it, else null. Each of the last 5 to 15
 * is tried as the new level against up to 30 before it, and the least likely split wins (a change-point by ranks, as in Pettitt 1979,
 * "A non-parametric approach to the change-point problem", Applied Statistics 28(2), within a sliding window). By ranks, as one
 * outlier is one rank, however far out. At least 8 must come before.
 */
export function changePoint(successes: readonly Finished[]): ChangePoint | null {
  const lengths = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, index) => SHORTEST + index);
  return lengths
    .map((length) => candidateAt(successes, length))
    .reduce((best, each) => (each !== null && (best === null || each.chance < best.chance) ? each : best), null);
}
