/** What a gate holds a package to; a gate names the version that it was decided by. */
export type Thresholds = {
  readonly version: string;
  /** Overall score from which a release is READY. */
  readonly ready: number;
  /** Score that every area must reach for APPROVED. */
  readonly area: number;
  /** What lately happened, over `windowDays` UTC days, today's included. */
  readonly live: {
    readonly windowDays: number;
    /** Fewer finished deployments say nothing. */
    readonly leastDeployments: number;
    /** 0 to 1. */
    readonly leastSuccessRate: number;
    readonly mostChangeFailRate: number;
    readonly mostFlakyShare: number;
  };
};

/** The thresholds in force. A change of a number is a new version, so that old decisions keep their meaning. */
export const THRESHOLDS: Thresholds = {
  version: "2026.2",
  ready: 0.6,
  area: 0.5,
  live: { windowDays: 30, leastDeployments: 5, leastSuccessRate: 0.8, mostChangeFailRate: 0.3, mostFlakyShare: 0.05 },
};
