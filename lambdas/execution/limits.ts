export type LogLimits = {
  /** Bytes kept of a log's beginning. */
  readonly headBytes: number;
  /** Size of each of the two files that take turns in keeping its end. */
  readonly tailSegmentBytes: number;
};

export type Limits = {
  readonly log: LogLimits;
  readonly reportBytes: number;
  /** What processes get between SIGTERM and SIGKILL. */
  readonly graceMs: number;
  readonly progressEveryMs: number;
  readonly cancelEveryMs: number;
  /** Time that is left for putting logs, reports and the result when the function's own end cuts a run short. */
  readonly reserveMs: number;
  /** Waits between the tries of an upload or download; one more try than waits. */
  readonly retryDelaysMs: readonly number[];
};

const MB = 1024 * 1024;

export const LIMITS: Limits = {
  log: { headBytes: 16 * MB, tailSegmentBytes: 8 * MB },
  reportBytes: 50 * MB,
  graceMs: 2_000,
  progressEveryMs: 2_000,
  cancelEveryMs: 1_000,
  reserveMs: 20_000,
  retryDelaysMs: [200, 500, 1_000, 2_000],
};
