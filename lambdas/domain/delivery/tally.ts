/**
 * What is counted of one service and environment in one hour or day. Every field adds up, in any order, so that a window is
 * the sum of its rows. Values are seconds.
 */
export type Tally = {
  readonly succeeded: number;
  readonly failed: number;
  readonly rolledBack: number;
  readonly cancelled: number;
  /** Deployments that ended well and count as failed since: rolled back, hotfixed, or the cause of an incident. */
  readonly failedLater: number;
  /** Finished deployments that were hotfixes or rollbacks of another. */
  readonly rework: number;
  /** Durations of what finished (success, failed, rolled back). */
  readonly durations: Sample;
  /** Of each commit of each success: from being authored to being deployed. */
  readonly leadTimes: Sample;
  /** From each failure to the next success. */
  readonly recoveries: Sample;
};

/** Numbers to take quantiles of: all of them while they are few, sorted; else (`exact` null) only their sketch's bins. */
export type Sample = { readonly count: number; readonly exact: readonly number[] | null; readonly bins: Readonly<Record<string, number>> };

/** One row of counters. `period` is a day ("2026-11-21") or an hour ("2026-11-21T12:00:00Z"). */
export type TallyRow = Tally & { readonly service: string; readonly environment: string; readonly period: string };

/** A finished deployment as the history of its service and environment keeps it. */
export type Finished = {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly status: "success" | "failed" | "rolled_back";
  readonly durationSeconds: number;
};
