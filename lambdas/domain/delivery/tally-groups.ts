import type { Tally, TallyRow } from "./tally.ts";
import { sumTallies } from "./tally-sum.ts";

export type ServiceTally = { readonly service: string; readonly environment: string; readonly tally: Tally };
export type PeriodTally = ServiceTally & { readonly period: string };

/** One sum per service and environment, by name. */
export const byService = (rows: readonly TallyRow[]): ServiceTally[] =>
  sumsBy(rows, ({ service, environment }) => JSON.stringify([service, environment])).map(({ period: _, ...sum }) => sum);

/** One sum per service, environment and period, oldest first, then by name. */
export const byPeriod = (rows: readonly TallyRow[]): PeriodTally[] =>
  sumsBy(rows, ({ service, environment, period }) => JSON.stringify([period, service, environment]));

function sumsBy(rows: readonly TallyRow[], keyOf: (row: TallyRow) => string): PeriodTally[] {
  const groups = [...Map.groupBy(rows, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.flatMap(([, [first, ...others]]) =>
    first ? [{ service: first.service, environment: first.environment, period: first.period, tally: sumTallies([first, ...others]) }] : [],
  );
}
