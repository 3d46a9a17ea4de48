import type { PipelineMetrics } from "../contract/metrics.ts";
import { summarise } from "../domain/metrics/pipeline.ts";
import { ALL_TIME, dayRow, EVERYTHING, hourRow, readCounters, type StoredCounters } from "../store/counters.ts";
import type { Table } from "../store/table.ts";

const HOUR = 3_600_000;
const HOURS_SHOWN = 48;
const DAYS_SHOWN = 90;
/** Days that a `since` can lie back; older ones are answered as if it were that. */
const MOST_DAYS = 3_660;

const hourOf = (time: number): string => `${new Date(Math.floor(time / HOUR) * HOUR).toISOString().slice(0, 13)}:00:00Z`;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

type Asked = { readonly since?: string | undefined; readonly repo?: string | undefined };

/** A bounded number of queries, whatever the number of runs: a row for all time, or the rows of whole days and a day's rest of hours. */
export async function pipelineMetrics(insights: Table, { since, repo }: Asked, now: string): Promise<PipelineMetrics> {
  const scope = repo ?? EVERYTHING;
  const end = Date.parse(now);
  const start = since === undefined ? 0 : Date.parse(since);
  const read = (from: string, to: string, limit: number) => readCounters(insights, scope, from, to, limit);
  const hoursFrom = hourOf(Math.max(start, end - (HOURS_SHOWN - 1) * HOUR));
  const daysFrom = dayOf(Math.max(start, end - (DAYS_SHOWN - 1) * 24 * HOUR));
  const [counted, hours, days] = await Promise.all([
    since === undefined ? read(ALL_TIME, ALL_TIME, 1) : countedSince(read, start),
    read(hourRow(hoursFrom), hourRow(hourOf(end)), HOURS_SHOWN),
    read(dayRow(daysFrom), dayRow(dayOf(end)), DAYS_SHOWN),
  ]);
  return {
    ...summarise(counted),
    repo: repo ?? null,
    since: since === undefined ? null : hourOf(start),
    byHour: inOrder(hours).map(([hour, rows]) => ({ hour, ...withoutPercentiles(summarise(rows)) })),
    byDay: inOrder(days).map(([day, rows]) => {
      const { queueTime: _, ...counts } = summarise(rows);
      return { day, ...counts };
    }),
  };
}

type Read = (from: string, to: string, limit: number) => Promise<StoredCounters[]>;

async function countedSince(read: Read, start: number): Promise<StoredCounters[]> {
  const day = dayOf(start);
  const [restOfDay, daysAfter] = await Promise.all([
    read(hourRow(hourOf(start)), hourRow(`${day}T23`), 24),
    read(dayRow(dayOf(Date.parse(day) + 24 * HOUR)), dayRow("9999"), MOST_DAYS),
  ]);
  return [...restOfDay, ...daysAfter];
}

/** Rows of one hour or day from all partitions together, oldest first. */
const inOrder = (rows: readonly StoredCounters[]): [string, StoredCounters[]][] =>
  [...Map.groupBy(rows, ({ row }) => row.slice(2))].sort(([a], [b]) => (a < b ? -1 : 1));

const withoutPercentiles = ({ duration: _, queueTime: __, ...counts }: ReturnType<typeof summarise>) => counts;
