/** What a gate holds a package to; a gate names the version that it was decided by. */
export type Thresholds = {
  readonly version: string;
  /** Overall score from which a release is READY. */
  readonly ready: number;
  /** Score that every area must reach for APPROVED. */
  readonly area: number;
};

/** The thresholds in force. A change of a number is a new version, so that old decisions keep their meaning. */
export const THRESHOLDS: Thresholds = { version: "2026.1", ready: 0.6, area: 0.5 };
