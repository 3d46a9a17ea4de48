export type ArchiveLimits = {
  readonly maxEntries: number;
  /** Of the unpacked stream, headers and padding included. */
  readonly maxBytes: number;
  /** Unpacked to packed; judged only beyond `ratioFloorBytes`, because small archives of text pack very well. */
  readonly maxRatio: number;
  readonly ratioFloorBytes: number;
  /** Of a name or of a link's target, in characters. */
  readonly maxNameLength: number;
};

const MB = 1024 * 1024;

export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 20_000,
  maxBytes: 500 * MB,
  maxRatio: 200,
  ratioFloorBytes: 20 * MB,
  maxNameLength: 1_000,
};
