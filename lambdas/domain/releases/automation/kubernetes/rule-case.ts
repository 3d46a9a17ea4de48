import type { ReleaseContext } from "../../../../contract/release.ts";
import { ofService } from "./promql.ts";

/** A series of numbers, one a minute, in promtool's notation. */
export type Series = { readonly name: string; readonly labels: string; readonly values: string };

/** What comes in, and whether an alert fires a while later. */
export type RuleCase = {
  readonly says: string;
  readonly series: readonly Series[];
  readonly minutes: number;
  readonly alert: string;
  /** The value and further labels that the firing alert has; null where it must be silent. */
  readonly fires: { readonly value: string; readonly labels?: Readonly<Record<string, string>> } | null;
};

export const series = (context: ReleaseContext, name: string, labels: string, values: string): Series => ({
  name,
  labels: `${ofService(context)},environment="${context.environments.at(-1)}"${labels === "" ? "" : `,${labels}`}`,
  values,
});

/** Rounded to two digits, so that Go and this file write the same text. */
export const rough = (value: number): number => Number(value.toPrecision(2));

/** What Prometheus' `humanizePercentage` makes of a rough ratio. */
export function percentage(ratio: number): string {
  const percent = Number((ratio * 100).toPrecision(4));
  return `${percent < 1e-4 ? percent.toExponential().replace(/e-(\d)$/, "e-0$1") : percent}%`;
}

/** What Prometheus' `humanizeDuration` makes of rough seconds, from a millisecond to an hour. */
export function duration(seconds: number): string {
  if (seconds >= 60) return `${Math.floor(seconds / 60)}m ${Math.floor(seconds % 60)}s`;
  return seconds >= 1 ? `${seconds}s` : `${Number((seconds * 1000).toPrecision(4))}ms`;
}
