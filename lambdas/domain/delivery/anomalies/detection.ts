import type { Anomaly } from "../../../contract/delivery.ts";

/** What a detector found of one deployment; whose it is and when it finished, the caller knows. Values are seconds. */
export type Detection = Omit<Anomaly, "deploymentId" | "service" | "environment" | "at" | "simulated">;

/** The present level of durations. `since`: when the first success of it finished. */
export type Level = { readonly since: string };

/** A lasting change of level, reported once. `absorbs`: the earlier deployments whose `robust` anomalies it explains. */
export type Step = Detection & { readonly detector: "step"; readonly absorbs: readonly string[]; readonly level: Level };

/** Seconds as people read them: to a tenth, "62 s" or "0.4 s". */
export const secondsText = (seconds: number): string => `${Math.round(seconds * 10) / 10} s`;
