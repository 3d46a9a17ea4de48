/** Shown where there is no data: never a zero. */
export const NO_DATA = "–";

/** A ratio of 0 to 1 as "97 %"; tenths only where rounding would claim all or nothing. */
export function formatPercent(ratio: number | null): string {
  if (ratio === null) return NO_DATA;
  const percent = ratio * 100;
  const rounded = Math.round(percent);
  if ((rounded === 100 && percent < 100) || (rounded === 0 && percent > 0)) return `${percent < 50 ? "< 1" : "> 99"} %`;
  return `${rounded} %`;
}

/** Seconds as "840 ms", "3.2 s", "2 min 5 s", "1 h 4 min" or "3 d 2 h". */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) return NO_DATA;
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return joined([Math.floor(whole / 60), "min"], [whole % 60, "s"]);
  if (whole >= 48 * 3600) return joined([Math.floor(whole / 86_400), "d"], [Math.floor((whole % 86_400) / 3600), "h"]);
  return joined([Math.floor(whole / 3600), "h"], [Math.floor((whole % 3600) / 60), "min"]);
}

const joined = (big: readonly [number, string], small: readonly [number, string]): string =>
  [big, small]
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");

/** Minutes of machine time as a duration. */
export const formatMinutes = (minutes: number | null): string => formatDuration(minutes === null ? null : minutes * 60);

/** Bytes as "12 B", "3.4 kB" or "1.2 MB" (powers of 1000). */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return NO_DATA;
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_950) return `${(bytes / 1_000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A count with thin groups of three digits: 12 345. */
export const formatCount = (count: number | null): string =>
  count === null ? NO_DATA : String(count).replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");

/** "1 run", "2 runs". */
export const plural = (count: number, one: string, many = `${one}s`): string => `${formatCount(count)} ${count === 1 ? one : many}`;

/** The part of a commit that people say. */
export const shortCommit = (commit: string): string => commit.slice(0, 7);

/** `timed_out` as people read it: "timed out". */
export const asWords = (name: string): string => name.replaceAll("_", " ");

/** `test_failure` at the beginning of a line: "Test failure". */
export const asTitle = (name: string): string => {
  const words = asWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The end of a run's id, which is what differs between runs of one minute. */
export const shortId = (id: string): string => (id.length > 8 ? `…${id.slice(-6)}` : id);
