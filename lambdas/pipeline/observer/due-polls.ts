const MINUTE_MS = 60_000;

/** The polls that are due within the minute of `now`: each with its time and how many seconds to wait for it. Those that are past are left out, but for the latest. */
export function duePolls(now: string, refreshSeconds: number): { readonly at: string; readonly delaySeconds: number }[] {
  const nowMs = Date.parse(now);
  const start = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  const step = refreshSeconds * 1000;
  const first = Math.ceil(start / step) * step;
  const times = Array.from({ length: Math.max(0, Math.ceil((start + MINUTE_MS - first) / step)) }, (_, index) => first + index * step);
  const past = times.filter((time) => time <= nowMs).slice(-1);
  return [...past, ...times.filter((time) => time > nowMs)].map((time) => ({
    at: new Date(time).toISOString(),
    delaySeconds: Math.max(0, Math.round((time - nowMs) / 1000)),
  }));
}
