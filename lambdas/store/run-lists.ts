import type { Run } from "../contract/run.ts";
import { type Before, newestByDay } from "./days.ts";
import { repoRunsPartition, runKey, runsPartition, shards } from "./keys.ts";
import { getAll } from "./query.ts";
import { EVERY_REPO, runOf } from "./runs.ts";
import type { Table } from "./table.ts";

export type RunsBefore = Before;
export type RunsRead = { readonly runs: Run[]; readonly more: boolean };

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
