/** Rounds to so many decimals; what is not known stays so. */
export const round = (value: number | null, decimals: number): number | null =>
  value === null ? null : Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Seconds with milliseconds. */
export const toMilliseconds = (seconds: number | null): number | null => round(seconds, 3);

/** 100 part / whole with two decimals; of nothing it is null, never 0. */
export const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : round((100 * part) / whole, 2));
