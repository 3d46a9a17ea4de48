import { decodeTime, encodeTime } from "ulid";
import type { Run } from "../contract/run.ts";
import { DAYS, dayOf, monthOf, repoRunsPartition, runKey, runsPartition, shards } from "./keys.ts";
import { newestByMonth } from "./months.ts";
import { getAll, queryRange } from "./query.ts";
import { runOf } from "./runs.ts";
import type { Table } from "./table.ts";

/** How many days one page looks at before it answers short. */
const DAYS_A_PAGE = 31;

export type RunsBefore = {
  /** Only runs with a smaller id; null = from the newest. */
  readonly position: string | null;
  /** Only runs queued at or after this time. */
  readonly since: string | null;
  readonly limit: number;
};
export type RunsRead = { readonly runs: Run[]; readonly more: boolean };

/** The smallest id that a run queued at `since` can have. */
const lowestId = (since: string): string => `${encodeTime(Date.parse(since), 10)}${"0".repeat(16)}`;

/** The newest runs of all repositories: one query for the days that have runs, then four a day until the page is full. */
export async function newestRuns(table: Table, { position, since, limit }: RunsBefore): Promise<RunsRead> {
  const days = await queryRange(table, {
    pk: DAYS,
    limit: DAYS_A_PAGE,
    ...(position ? { before: `${dayOf(position)}~` } : {}),
    ...(since ? { from: since.slice(0, 10) } : {}),
  });
  const runs: Run[] = [];
  for (const day of days.map((item) => String(item.sk))) {
    const bounds = { ...(position ? { before: position } : {}), ...(since ? { from: lowestId(since) } : {}), limit: limit - runs.length };
    const pages = await Promise.all(shards.map((shard) => queryRange(table, { pk: runsPartition(day, shard), ...bounds })));
    const newest = pages.flat().sort((a, b) => (String(a.sk) < String(b.sk) ? 1 : -1));
    runs.push(...newest.slice(0, limit - runs.length).map(runOf));
    if (runs.length >= limit) return { runs, more: true };
  }
  return { runs, more: days.length === DAYS_A_PAGE };
}

/** The newest runs of one repository: a query of pointers a month, then one batch read. */
export async function newestRunsOf(table: Table, repo: string, now: string, since: string, before: RunsBefore): Promise<RunsRead> {
  const { items, more } = await newestByMonth(table, {
    partition: (month) => repoRunsPartition(repo, month),
    position: before.position,
    monthOfPosition: monthOf,
    now,
    firstMonth: since.slice(0, 7),
    limit: before.limit,
  });
  const ids = items.map((item) => String(item.sk)).filter((id) => decodeTime(id) >= Date.parse(since));
  const runs = await getAll(
    table,
    ids.map((id) => runKey(id)),
  );
  return { runs: runs.map(runOf), more: more && ids.length === items.length };
}
