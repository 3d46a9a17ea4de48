import type { ReleaseContext } from "../../../contract/release.ts";
import type { Environment, Tier } from "../pipeline/environments.ts";

/** Pods of the colour with the traffic. What an environment gets beyond the chart's own values. */
export type Size = {
  readonly min: number;
  readonly max: number;
  /** `DoNotSchedule` rather waits for a zone than puts two pods where one outage takes both. */
  readonly zoneSpread: "ScheduleAnyway" | "DoNotSchedule";
};

/** From here on the loss of a zone would spend the whole error budget of a month. */
const HIGH_AVAILABILITY = 0.9995;

const BY_TIER: Readonly<Record<Tier, Size>> = {
  development: { min: 1, max: 2, zoneSpread: "ScheduleAnyway" },
  staging: { min: 2, max: 4, zoneSpread: "ScheduleAnyway" },
  production: { min: 3, max: 12, zoneSpread: "ScheduleAnyway" },
};

/** Production survives the loss of a pod; with a high objective the loss of a zone. */
export const sizeOf = ({ availability }: Pick<ReleaseContext, "availability">, { tier }: Environment): Size =>
  tier === "production" && availability >= HIGH_AVAILABILITY ? { min: 6, max: 24, zoneSpread: "DoNotSchedule" } : BY_TIER[tier];
