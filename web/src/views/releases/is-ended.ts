import type { ReleaseStatus } from "../../../../lambdas/contract/release-record.ts";

const FELL: readonly ReleaseStatus[] = ["rolled_back", "rejected", "expired", "cancelled", "failed"];

/** It ended without being in its last environment. */
export const hasFallen = (status: ReleaseStatus): boolean => FELL.includes(status);

/** Nothing is under way: an alert may still take back one that is completed. */
export const isEnded = (status: ReleaseStatus): boolean => status === "completed" || hasFallen(status);
