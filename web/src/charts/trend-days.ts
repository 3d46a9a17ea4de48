import type { Cluster } from "../../../lambdas/contract/cluster.ts";

const DAY_MS = 86_400_000;
const DAYS = 14;

/** The last 14 days, today last; `count` null where the trend has no such day. */
export function trendDays(trend: Cluster["trend"], nowMs: number): readonly { readonly day: string; readonly count: number | null }[] {
  const counts = new Map(trend.map(({ day, count }) => [day, count]));
  const today = Math.floor(nowMs / DAY_MS);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date((today - DAYS + 1 + index) * DAY_MS).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? null };
  });
}
