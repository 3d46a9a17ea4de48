import type { Comparison } from "./comparison.ts";
import type { MetricSettings } from "./settings.ts";

/** A number as a reader wants it: four digits. */
export const shown = (value: number): string => String(Number(value.toPrecision(4)));

/** The shift in words: `shifted by 12.3 (98 % interval 10.1 to 14.2)`. */
export function shiftInWords({ estimate, interval }: Comparison, { confidence }: MetricSettings): string {
  if (interval === null) return `means differ by ${shown(estimate)}`;
  return `shifted by ${shown(estimate)} (${shown(100 * confidence)} % interval ${shown(interval[0])} to ${shown(interval[1])})`;
}

/** Why a difference that is shown does no harm, or that none is. */
export function passReason(comparison: Comparison, settings: MetricSettings, isBadWay: boolean): string {
  const words = shiftInWords(comparison, settings);
  if (comparison.side === null) return `No difference is shown: ${words}`;
  if (!isBadWay) return `A change for the better: ${words}`;
  return `Too small an effect: ${words}`;
}
