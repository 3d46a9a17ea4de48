import type { WallState } from "../../../../lambdas/contract/observer.ts";

/** The states in the order in which people want to hear of them. */
export const WALL_STATES_SHOWN: readonly WallState[] = ["failing", "other", "running", "queued", "passing", "cancelled", "skipped"];
