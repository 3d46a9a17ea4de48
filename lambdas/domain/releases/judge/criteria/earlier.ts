import { meanOf } from "../mean.ts";
import { percentileOf } from "../percentile.ts";

/** What an earlier evaluation measured for the same indicator; null where it had no value. */
export type EarlierResult = { readonly value: number | null; readonly status: "pass" | "warning" | "fail" | "info" };

/** How relative criteria find the value that they are relative to. */
export type ComparisonRule = {
  readonly include: "all" | "pass_or_warn" | "pass";
  readonly aggregate: "avg" | "p50" | "p90" | "p95";
  /** What a relative criterion is where there is nothing to compare with. Keptn says satisfied. */
  readonly withoutEarlier: "satisfied" | "violated";
};

const INCLUDED: Readonly<Record<ComparisonRule["include"], readonly EarlierResult["status"][]>> = {
  all: ["pass", "warning", "fail", "info"],
  pass_or_warn: ["pass", "warning"],
  pass: ["pass"],
};
const SHARES = { p50: 0.5, p90: 0.9, p95: 0.95 };

/** The earlier values as one, as Keptn's lighthouse-service aggregates them; null where there is none. */
export function comparedValue(earlier: readonly EarlierResult[], { include, aggregate }: ComparisonRule): number | null {
  const values = earlier.flatMap(({ value, status }) => (value !== null && INCLUDED[include].includes(status) ? [value] : []));
  return aggregate === "avg" ? meanOf(values) : percentileOf(values, SHARES[aggregate], "R6");
}
