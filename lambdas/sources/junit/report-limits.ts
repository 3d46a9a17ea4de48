export type ReportLimits = {
  /** As they arrive, before they are decoded. */
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxTests: number;
  /** Characters kept of one text, CDATA section, comment or attribute, so that memory does not grow with logs inside a report. */
  readonly maxRun: number;
};

export const REPORT_LIMITS: ReportLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxDepth: 100,
  maxTests: 100_000,
  maxRun: 16 * 1024,
};
