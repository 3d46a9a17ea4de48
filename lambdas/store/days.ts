import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { encodeTime } from "ulid";
import { dayKey, dayOf, daysPartition } from "./keys.ts";
import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";

/** How many days with entries one page looks at before it answers short. */
const DAYS_A_PAGE = 31;
const known = new Set<string>();

/** Note that a day has entries: once a process, list and day, so that the list of days costs next to nothing. */
export async function noteDay({ client, name }: Table, scope: string, day: string): Promise<void> {
  const key = dayKey(scope, day);
  const place = `${name} ${key.pk} ${key.sk}`;
  if (known.has(place)) return;
  await client.send(new PutCommand({ TableName: name, Item: { ...key } }));
  known.add(place);
}

export type DayByDay = {
  readonly scope: string;
  readonly partitionOf: (day: string) => string;
  /** Sort keys, which begin with a time: from here on, inclusive; below this, exclusive. */
  readonly from?: string;
  readonly before?: string;
  readonly limit: number;
  readonly oldestFirst?: boolean;
};
/** Days with entries that are looked at: enough for 30 deployments where there is one a day. */
const MOST_DAYS = 40;

/** At most `limit` items of a list that is cut into days by the time in its sort key: one query for the days, one for each until there are enough. */
export async function itemsByDay(
  table: Table,
  { scope, partitionOf, from, before, limit, oldestFirst = false }: DayByDay,
): Promise<Item[]> {
  const days = await queryRange(table, {
    pk: daysPartition(scope),
    limit: MOST_DAYS,
    oldestFirst,
    consistent: true,
    ...(from ? { from: from.slice(0, 10) } : {}),
    ...(before ? { before: `${before.slice(0, 10)}~` } : {}),
  });
  const bounds = { ...(from ? { from } : {}), ...(before ? { before } : {}), oldestFirst, consistent: true };
  const items: Item[] = [];
  for (const { sk: day } of days) {
    items.push(...(await queryRange(table, { pk: partitionOf(String(day)), ...bounds, limit: limit - items.length })));
    if (items.length >= limit) break;
  }
  return items;
}

export type Before = {
  /** Only entries with a smaller id; null = from the newest. */
  readonly position: string | null;
  /** Only entries whose id is of this time or later; null = all. */
  readonly since: string | null;
  readonly limit: number;
};

/** The smallest id that something of `since` can have. */
const lowestId = (since: string): string => `${encodeTime(Math.max(0, Date.parse(since)), 10)}${"0".repeat(16)}`;

/** The newest items of a list that is cut into days: one query for the days that have entries, then those of each day until the page is full. */
export async function newestByDay(
  table: Table,
  scope: string,
  partitionsOf: (day: string) => string[],
  { position, since, limit }: Before,
): Promise<{ readonly items: Item[]; readonly more: boolean }> {
  const days = await queryRange(table, {
    pk: daysPartition(scope),
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
