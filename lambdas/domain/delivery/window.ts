const DAY_MS = 86_400_000;

/** Whole UTC days, today's included. `since` is the first one's start. */
export type MetricWindow = { readonly windowDays: number; readonly since: string };

/** The last `windowDays` UTC days up to `now`'s; `days` oldest first, such as "2026-11-21". */
export function windowOf(now: string, windowDays: number): MetricWindow & { readonly days: readonly string[] } {
  const first = Math.floor(Date.parse(now) / DAY_MS) - (windowDays - 1);
  const days = Array.from({ length: windowDays }, (_, index) => new Date((first + index) * DAY_MS).toISOString().slice(0, 10));
  return { windowDays, since: new Date(first * DAY_MS).toISOString(), days };
}
