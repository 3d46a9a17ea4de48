/** Spans of time that a filter offers. */
export const SPANS = [
  { value: "1h", words: "last hour", hours: 1 },
  { value: "24h", words: "last 24 hours", hours: 24 },
  { value: "7d", words: "last 7 days", hours: 24 * 7 },
  { value: "30d", words: "last 30 days", hours: 24 * 30 },
] as const;

const HOUR_MS = 3_600_000;

/**
 * The instant that `since` in a URL stands for: a span's name or an instant itself; null for anything else.
 * Rounded down to the hour, so that a polled URL stays the same and can be asked for conditionally.
 */
export function sinceInstant(since: string | null, nowMs: number): string | null {
  if (since === null) return null;
  const span = SPANS.find(({ value }) => value === since);
  if (span) return new Date(Math.floor(nowMs / HOUR_MS - span.hours) * HOUR_MS).toISOString();
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(since) ? Date.parse(since) : Number.NaN;
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
