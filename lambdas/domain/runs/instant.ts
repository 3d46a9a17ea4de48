/** Oldest first. Times may differ in precision, so text is compared only where both have the same length. */
export function compareInstants(a: string, b: string): number {
  if (a.length !== b.length) return Date.parse(a) - Date.parse(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Never negative: clocks of two machines may disagree by a little. Milliseconds are kept. */
export const secondsBetween = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;

export const earliest = (a: string, b: string): string => (compareInstants(a, b) <= 0 ? a : b);

export const latest = (a: string, b: string): string => (compareInstants(a, b) >= 0 ? a : b);

/** The instant so many seconds after, to the millisecond. */
export const secondsAfter = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

/** The instant so many hours before, to the millisecond. */
export const hoursBefore = (at: string, hours: number): string => secondsAfter(at, -hours * 3600);

/** The instant as it is stored: UTC with milliseconds, so that text compares as time does. */
export const normalInstant = (at: string): string => new Date(Date.parse(at)).toISOString();
