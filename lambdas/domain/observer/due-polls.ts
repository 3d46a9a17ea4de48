const MINUTE_MS = 60_000;

/**
 * The polls that are due in the minute from `now` on, each with its time and how many seconds to wait for it. They are at
 * multiples of the refresh, whenever in its minute the clock strikes: calls a minute apart leave none out.
 */
export function duePolls(now: string, refreshSeconds: number): { readonly at: string; readonly delaySeconds: number }[] {
  const nowMs = Date.parse(now);
  const step = refreshSeconds * 1000;
  const first = Math.ceil(nowMs / step) * step;
  const count = Math.max(0, Math.ceil((nowMs + MINUTE_MS - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step).map((time) => ({
    at: new Date(time).toISOString(),
    delaySeconds: Math.round((time - nowMs) / 1000),
  }));
}
