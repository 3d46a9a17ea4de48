/** Hyndman and Fan's sample quantiles (Sample Quantiles in Statistical Packages, 1996), by where they put a share among `n` values. */
const POSITIONS = {
  /** Kayenta's summaries, R, spreadsheets. */
  R7: (share: number, n: number) => share * (n - 1) + 1,
  /** Keptn, and Kayenta's outliers through Apache Commons Math. */
  R6: (share: number, n: number) => share * (n + 1),
};

/** The value that so large a share (0 to 1) lies below, between neighbours by straight line; null of nothing. */
export function percentileOf(values: readonly number[], share: number, kind: keyof typeof POSITIONS): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const position = Math.min(Math.max(POSITIONS[kind](share, sorted.length), 1), sorted.length);
  const [lower, upper] = [sorted[Math.floor(position) - 1], sorted[Math.ceil(position) - 1]];
  if (lower === undefined || upper === undefined) return null;
  return lower + (position % 1) * (upper - lower);
}
