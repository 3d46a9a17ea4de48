import { percentileOf } from "./percentile.ts";

/**
 * Without the values beyond Tukey's fences (quartiles -+ `factor` x their distance), of which those between the 1st and 99th percentile
 * always stay, as Kayenta's less sensitive detector has it.
 */
export function withoutOutliers(values: readonly number[], factor: number): readonly number[] {
  const at = (share: number) => percentileOf(values, share, "R6") ?? 0;
  const [lower, upper] = [at(0.25), at(0.75)];
  const low = Math.min(at(0.01), lower - factor * (upper - lower));
  const high = Math.max(at(0.99), upper + factor * (upper - lower));
  return values.filter((value) => value >= low && value <= high);
}
