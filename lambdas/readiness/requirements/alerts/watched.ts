import type { ReleaseContext } from "../../../contract/release.ts";
import { budgetOf } from "../../../domain/releases/automation/objectives.ts";
import { FAST_BURN } from "../../../domain/releases/burn-windows.ts";

export const OBJECTIVES = ["latency", "availability"] as const;
export type Objective = (typeof OBJECTIVES)[number];

/** For each objective the alerts that watch it, by name. */
export type Watched = Readonly<Record<Objective, readonly string[]>>;

/** The largest share of failures that an alert may wait for: what spends a month's budget in two days. */
export const failuresWithin = (context: Pick<ReleaseContext, "availability">): number => Math.min(1, FAST_BURN * budgetOf(context)) + 1e-9;

/** What counts as a failed request, by a label's value or by a metric's name. */
export const FAILED_STATUS = /^5/;
export const FAILED_METRIC = /5xx|error|fault|fail/i;
