const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago `at` was, as "just now", "12 s ago", "5 min ago", "3 h ago", "2 days ago"; then the date itself. */
export function formatAgo(at: string, nowMs: number): string {
  const seconds = Math.round((nowMs - Date.parse(at)) / 1000);
  if (Number.isNaN(seconds)) return at;
  if (seconds < 0) return seconds > -MINUTE ? "just now" : formatDay(at);
  if (seconds < 5) return "just now";
  if (seconds < MINUTE) return `${seconds} s ago`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h ago`;
  if (seconds < 2 * DAY) return "yesterday";
  return seconds < 14 * DAY ? `${Math.floor(seconds / DAY)} days ago` : formatDay(at);
}

/** How far off `at` is, as "in 12 s", "in 5 min", "in 3 h", "in 2 days"; "now" once it has come. */
export function formatIn(at: string, nowMs: number): string {
  const seconds = Math.round((Date.parse(at) - nowMs) / 1000);
  if (Number.isNaN(seconds)) return at;
  if (seconds <= 0) return "now";
  if (seconds < MINUTE) return `in ${seconds} s`;
  if (seconds < HOUR) return `in ${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `in ${Math.floor(seconds / HOUR)} h`;
  return seconds < 2 * DAY ? "in a day" : `in ${Math.floor(seconds / DAY)} days`;
}

/** The instant to the second, in UTC, as the API spells it but readable. */
export const formatInstant = (at: string): string =>
  Number.isNaN(Date.parse(at)) ? at : `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The day of an instant or of a date, in UTC: "3 Nov 2026". */
export function formatDay(at: string): string {
  const ms = Date.parse(at);
  return Number.isNaN(ms)
    ? at
    : new Date(ms).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** The hour of an instant in UTC: "14:00". */
export const formatHour = (at: string): string => `${new Date(at).toISOString().slice(11, 13)}:00`;
