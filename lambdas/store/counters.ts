import * as z from "zod";
import type { CounterRow } from "../domain/metrics/counters.ts";
import type { Contribution } from "../domain/metrics/pipeline.ts";
import { countedKey, counterKey, countersPartition, shards } from "./keys.ts";
import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact, type Write } from "./transact.ts";

/** All repositories together. */
export const EVERYTHING = "*";
const Count = z.number().default(0);
const Counts = z.object({ completed: Count, succeeded: Count, failed: Count, timedOut: Count, cancelled: Count, errored: Count });

/** Counters of an hour, a day or all time, as `row` names them. */
export type StoredCounters = CounterRow & { readonly row: string };

export const ALL_TIME = "ALL";
export const dayRow = (day: string): string => `D#${day}`;
export const hourRow = (hour: string): string => `H#${hour}`;

function addWrite(insights: Table, scope: string, runId: string, row: string, { counters, durationBin, queueBin }: Contribution): Write {
  const added = new Map(Object.entries(counters).filter(([, value]) => value !== 0));
  if (durationBin !== null) added.set(`d${durationBin}`, 1);
  if (queueBin !== null) added.set(`q${queueBin}`, 1);
  const names = [...added.keys()];
  return {
    Update: {
      TableName: insights.name,
      Key: { ...counterKey(scope, runId, row) },
      UpdateExpression: `ADD ${names.map((_, index) => `#n${index} :v${index}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(names.map((name, index) => [`:v${index}`, added.get(name)])),
    },
  };
}

/** Count a run once, however often this is called: its marker is in the same transaction as the counters. */
export async function countOnce(
  insights: Table,
  runId: string,
  contribution: Contribution,
  expiresAt: number,
): Promise<"counted" | "duplicate"> {
  const outcome = await transact(insights, [
    { Put: { TableName: insights.name, Item: { ...countedKey(runId), expiresAt }, ConditionExpression: "attribute_not_exists(pk)" } },
    ...[EVERYTHING, contribution.repo].flatMap((scope) =>
      [ALL_TIME, dayRow(contribution.day), hourRow(contribution.hour)].map((row) => addWrite(insights, scope, runId, row, contribution)),
    ),
  ]);
  return outcome === "done" ? "counted" : "duplicate";
}

const binsOf = (item: Item, letter: "d" | "q"): Record<string, number> =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) =>
      name[0] === letter && /^.-?\d+$/.test(name) && typeof value === "number" ? [[name.slice(1), value]] : [],
    ),
  );

const rowOf = (item: Item): StoredCounters => ({
  ...Counts.parse(item),
  row: String(item.sk),
  durationBins: binsOf(item, "d"),
  queueBins: binsOf(item, "q"),
});

/** The rows from one sort key to another, inclusive, of a scope's four partitions; a row of each partition by itself. */
export async function readCounters(insights: Table, scope: string, from: string, to: string, limit: number): Promise<StoredCounters[]> {
  const pages = await Promise.all(
    shards.map((shard) => queryRange(insights, { pk: countersPartition(scope, shard), from, before: `${to}~`, limit })),
  );
  return pages.flat().map(rowOf);
}
