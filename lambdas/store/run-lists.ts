import { encodeTime } from "ulid";
import type { Run } from "../contract/run.ts";
import { dayOf, daysPartition, repoRunsPartition, runKey, runsPartition, shards } from "./keys.ts";
import { getAll, type Item, queryRange } from "./query.ts";
import { EVERY_REPO, runOf } from "./runs.ts";
import type { Table } from "./table.ts";

/** How many days with runs one page looks at before it answers short. */
const DAYS_A_PAGE = 31;

export type RunsBefore = {
  /** Only runs with a smaller id; null = from the newest. */
  readonly position: string | null;
  /** Only runs queued at or after this time; null = all. */
  readonly since: string | null;
  readonly limit: number;
};
export type RunsRead = { readonly runs: Run[]; readonly more: boolean };

/** The smallest id that a run queued at `since` can have. */
const lowestId = (since: string): string => `${encodeTime(Math.max(0, Date.parse(since)), 10)}${"0".repeat(16)}`;

/** The newest runs of all repositories: one query for the days that have runs, then four a day until the page is full. */
export async function newestRuns(table: Table, before: RunsBefore): Promise<RunsRead> {
  const { items, more } = await newestByDay(table, EVERY_REPO, (day) => shards.map((shard) => runsPartition(day, shard)), before);
  return { runs: items.map(runOf), more };
}

/** The newest runs of one repository: one query for its days, one a day for pointers, then one batch read. */
export async function newestRunsOf(table: Table, repo: string, before: RunsBefore): Promise<RunsRead> {
  const { items, more } = await newestByDay(table, repo, (day) => [repoRunsPartition(repo, day)], before);
  const runs = await getAll(
    table,
    items.map((item) => runKey(String(item.sk))),
  );
  return { runs: runs.map(runOf), more };
}

async function newestByDay(table: Table, repo: string, partitionsOf: (day: string) => string[], { position, since, limit }: RunsBefore) {
  const days = await queryRange(table, {
    pk: daysPartition(repo),
    limit: DAYS_A_PAGE,
    ...(position ? { before: `${dayOf(position)}~` } : {}),
    ...(since ? { from: new Date(since).toISOString().slice(0, 10) } : {}),
  });
  const items: Item[] = [];
  for (const day of days.map((item) => String(item.sk))) {
    const bounds = { ...(position ? { before: position } : {}), ...(since ? { from: lowestId(since) } : {}), limit: limit - items.length };
    const pages = await Promise.all(partitionsOf(day).map((pk) => queryRange(table, { pk, ...bounds })));
    const newest = pages.flat().sort((a, b) => (String(a.sk) < String(b.sk) ? 1 : -1));
    items.push(...newest.slice(0, limit - items.length));
    if (items.length >= limit) return { items, more: true };
  }
  return { items, more: days.length === DAYS_A_PAGE };
}
