import type { SuccessAnswer, SuccessRate } from "../../contract/delivery.ts";
import { percentOf } from "../metrics/rounding.ts";
import type { Tally, TallyRow } from "./tally.ts";
import { byPeriod, byService } from "./tally-groups.ts";
import { finishedOf, sumTallies } from "./tally-sum.ts";
import type { MetricWindow } from "./window.ts";

/** 100 succeeded / finished; null with none finished, never 0. Cancelled is counted apart. */
export function successRateOf(tally: Tally): SuccessRate {
  const { succeeded, failed, rolledBack, cancelled } = tally;
  const finished = finishedOf(tally);
  return { succeeded, failed, rolledBack, cancelled, finished, percent: percentOf(succeeded, finished) };
}

/** `rows` are the window's days, `hours` the last hours. */
export const successAnswer = (rows: readonly TallyRow[], hours: readonly TallyRow[], window: MetricWindow): SuccessAnswer => ({
  windowDays: window.windowDays,
  since: window.since,
  overall: successRateOf(sumTallies(rows)),
  services: byService(rows).map(({ tally, ...name }) => ({ ...name, ...successRateOf(tally) })),
  byDay: byPeriod(rows).map(({ tally, period, ...name }) => ({ ...name, day: period, ...successRateOf(tally) })),
  byHour: byPeriod(hours).map(({ tally, period, ...name }) => ({ ...name, hour: period, ...successRateOf(tally) })),
});
