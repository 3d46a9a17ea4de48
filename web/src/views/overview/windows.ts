/** Spans of time that the overview's figures may be of. `hours` null: all time. */
export const WINDOWS = [
  { name: "24h", words: "24 hours", hours: 24 },
  { name: "7d", words: "7 days", hours: 24 * 7 },
  { name: "30d", words: "30 days", hours: 24 * 30 },
  { name: "all", words: "All time", hours: null },
] as const;
export type Window = (typeof WINDOWS)[number];

/** The window of that name; a week where there is none. */
export const windowOf = (name: string | null): Window => WINDOWS.find((window) => window.name === name) ?? WINDOWS[1];
