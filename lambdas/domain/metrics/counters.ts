/** How many runs ended how. `completed` includes those of conclusions that have no counter. */
export type Counters = {
  readonly completed: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly cancelled: number;
  readonly errored: number;
};

/** What is counted of one hour, day or all time. Bins are those of `sketch.ts`, as text because they are keys of a map. */
export type CounterRow = Counters & {
  readonly durationBins: Readonly<Record<string, number>>;
  readonly queueBins: Readonly<Record<string, number>>;
};

export const NO_COUNTS: Counters = { completed: 0, succeeded: 0, failed: 0, timedOut: 0, cancelled: 0, errored: 0 };
