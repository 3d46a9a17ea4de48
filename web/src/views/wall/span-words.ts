import { formatDuration } from "../../text/format.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A long time by its greatest unit alone: "12 min", "3 h", "4 d". At least a minute. */
export function spanWords(ms: number): string {
  const seconds = Math.max(MINUTE, ms / 1000);
  const unit = seconds >= 2 * DAY ? DAY : seconds >= HOUR ? HOUR : MINUTE;
  return formatDuration(Math.floor(seconds / unit) * unit);
}
