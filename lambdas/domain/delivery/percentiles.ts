import type { PercentilesAnswer, ServicePercentiles } from "../../contract/delivery.ts";
import { toMilliseconds } from "../metrics/rounding.ts";
import { quantileOf } from "./sample.ts";
import type { Tally, TallyRow } from "./tally.ts";
import { byPeriod, byService } from "./tally-groups.ts";
import type { MetricWindow } from "./window.ts";

/** Fewer durations than this have no percentiles. */
export const MIN_FINISHED = 5;

type Percentiles = Pick<ServicePercentiles, "count" | "p50Seconds" | "p95Seconds" | "p99Seconds" | "exact">;

/** Nearest-rank percentiles of what finished, in seconds with milliseconds; null with fewer than five. */
export function percentilesOf({ durations }: Tally): Percentiles {
  const at = (p: number) => (durations.count < MIN_FINISHED ? null : toMilliseconds(quantileOf(durations, p)));
  return { count: durations.count, p50Seconds: at(0.5), p95Seconds: at(0.95), p99Seconds: at(0.99), exact: durations.exact !== null };
}

/** `rows` are the window's days, `hours` the last hours. */
export const percentilesAnswer = (rows: readonly TallyRow[], hours: readonly TallyRow[], window: MetricWindow): PercentilesAnswer => ({
  windowDays: window.windowDays,
  since: window.since,
  items: byService(rows).map(({ tally, ...name }) => ({ ...name, ...percentilesOf(tally) })),
  byDay: byPeriod(rows).map(({ tally, period, ...name }) => ({ ...name, day: period, ...percentilesOf(tally) })),
  byHour: byPeriod(hours).map(({ tally, period, ...name }) => ({ ...name, hour: period, ...percentilesOf(tally) })),
});
