import type { CanaryMetric } from "../../../../lambdas/domain/releases/judge/judge.ts";

/** Ten values around 100 that differ from each other. */
export const STEADY = [98, 101, 100.5, 99, 102, 97.5, 100, 103, 99.5, 101.5];

/** The same, all moved by so much. */
export const movedBy = (by: number): number[] => STEADY.map((value) => value + by);

/** A latency that did not change, unless told otherwise. */
export const aMetric = (overrides: Partial<CanaryMetric> = {}): CanaryMetric => ({
  name: "latency",
  groups: ["latency"],
  control: STEADY,
  experiment: STEADY.toReversed(),
  settings: {},
  ...overrides,
});
