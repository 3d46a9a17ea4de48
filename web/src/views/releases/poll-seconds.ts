import type { ReleaseStatus } from "../../../../lambdas/contract/release-record.ts";
import { isEnded } from "./is-ended.ts";

const SECONDS_ACTIVE = 3;
/** An alert may take back a completed release long after. */
const SECONDS_COMPLETED = 15;

/** How often a release is asked for: null, only once and after each write, where nothing can move it any more. */
export function pollSeconds(status: ReleaseStatus | null): number | null {
  if (status === "completed") return SECONDS_COMPLETED;
  return status !== null && isEnded(status) ? null : SECONDS_ACTIVE;
}
