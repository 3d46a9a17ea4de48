import type { ReleaseStatus } from "../../../../lambdas/contract/release-record.ts";

/** A file can be replaced from when the gate has decided until the release is promoted. */
export const isReplaceable = (status: ReleaseStatus): boolean => status === "blocked" || status === "approved";
