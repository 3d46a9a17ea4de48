import { EMPTY_SAMPLE, mergeSamples, sampleOf, withoutValues } from "./sample.ts";
import type { Tally } from "./tally.ts";

export const EMPTY_TALLY: Tally = {
  succeeded: 0,
  failed: 0,
  rolledBack: 0,
  cancelled: 0,
  failedLater: 0,
  rework: 0,
  durations: EMPTY_SAMPLE,
  leadTimes: EMPTY_SAMPLE,
  recoveries: EMPTY_SAMPLE,
};

/** What is to be counted on top, or taken off. Values are seconds. */
export type Addition = {
  readonly succeeded?: number;
  readonly failed?: number;
  readonly rolledBack?: number;
  readonly cancelled?: number;
  readonly failedLater?: number;
  readonly rework?: number;
  readonly durations?: readonly number[];
  readonly leadTimes?: readonly number[];
  readonly recoveries?: readonly number[];
};

/** The same for any order and grouping. */
export function sumTallies(list: readonly Tally[]): Tally {
  const sumOf = (read: (tally: Tally) => number) => list.reduce((sum, tally) => sum + read(tally), 0);
  return {
    succeeded: sumOf((tally) => tally.succeeded),
    failed: sumOf((tally) => tally.failed),
    rolledBack: sumOf((tally) => tally.rolledBack),
    cancelled: sumOf((tally) => tally.cancelled),
    failedLater: sumOf((tally) => tally.failedLater),
    rework: sumOf((tally) => tally.rework),
    durations: mergeSamples(list.map((tally) => tally.durations)),
    leadTimes: mergeSamples(list.map((tally) => tally.leadTimes)),
    recoveries: mergeSamples(list.map((tally) => tally.recoveries)),
  };
}

export const addTallies = (a: Tally, b: Tally): Tally => sumTallies([a, b]);

export const add = (tally: Tally, { durations = [], leadTimes = [], recoveries = [], ...counts }: Addition): Tally =>
  addTallies(tally, {
    ...EMPTY_TALLY,
    ...counts,
    durations: sampleOf(durations),
    leadTimes: sampleOf(leadTimes),
    recoveries: sampleOf(recoveries),
  });

/** The opposite of `add`, for what was counted and turned out otherwise. */
export const takeOff = (tally: Tally, { durations = [], leadTimes = [], recoveries = [], ...counts }: Addition): Tally => ({
  ...tally,
  succeeded: tally.succeeded - (counts.succeeded ?? 0),
  failed: tally.failed - (counts.failed ?? 0),
  rolledBack: tally.rolledBack - (counts.rolledBack ?? 0),
  cancelled: tally.cancelled - (counts.cancelled ?? 0),
  failedLater: tally.failedLater - (counts.failedLater ?? 0),
  rework: tally.rework - (counts.rework ?? 0),
  durations: withoutValues(tally.durations, durations),
  leadTimes: withoutValues(tally.leadTimes, leadTimes),
  recoveries: withoutValues(tally.recoveries, recoveries),
});

/** What ended by itself: success, failed and rolled back. Cancelled is no part of it. */
export const finishedOf = ({ succeeded, failed, rolledBack }: Tally): number => succeeded + failed + rolledBack;

/** What counts as failed, each deployment once: it failed, was rolled back, or was found failed after it had ended well. */
export const failuresOf = ({ failed, rolledBack, failedLater }: Tally): number => failed + rolledBack + failedLater;
