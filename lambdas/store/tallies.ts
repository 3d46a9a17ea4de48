import * as z from "zod";
import type { Tally, TallyRow } from "../domain/delivery/tally.ts";
import { EMPTY_TALLY } from "../domain/delivery/tally-sum.ts";
import { EVERY_SERVICE } from "./deployments.ts";
import { deliveryPartition, deliveryStateKey, type Key, tallyPlace } from "./keys.ts";
import { getAll, type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import type { Write } from "./transact.ts";

const HOUR_ROW_DAYS = 8;
const Sample = z.object({ count: z.number(), exact: z.array(z.number()).nullable(), bins: z.record(z.string(), z.number()) });
const Row = z.object({
  service: z.string(),
  environment: z.string(),
  period: z.string(),
  succeeded: z.number(),
  failed: z.number(),
  rolledBack: z.number(),
  cancelled: z.number(),
  failedLater: z.number(),
  rework: z.number(),
  durations: Sample,
  leadTimes: Sample,
  recoveries: Sample,
});

/** A row as it was read, with the revision that a write of it depends on; 0 = it is not there yet. */
export type HeldRow = { readonly key: Key; readonly revision: number; readonly row: TallyRow };

/** A failure that no success followed yet. `dayAt` is in the day that it is counted in. */
export type OpenFailure = { readonly id: string; readonly at: string; readonly dayAt: string };
export type DeliveryState = { readonly openFailures: readonly OpenFailure[]; readonly levelSince: string | null };
export type HeldState = { readonly revision: number; readonly state: DeliveryState };
const State = z.object({
  revision: z.number(),
  openFailures: z.array(z.object({ id: z.string(), at: z.string(), dayAt: z.string() })),
  levelSince: z.string().nullable(),
});

export type Scope = { readonly service: string; readonly environment: string };
export const dayOfInstant = (at: string): string => new Date(Date.parse(at)).toISOString().slice(0, 10);
const hourOfInstant = (at: string): string => `${new Date(Date.parse(at)).toISOString().slice(0, 13)}:00:00Z`;

/** The four rows that something of this instant is counted in (its service's and everybody's, of the day and the hour), and the scope's state. */
export async function holdRows(insights: Table, scope: Scope, at: string): Promise<{ rows: HeldRow[]; state: HeldState }> {
  const { service, environment } = scope;
  const places = ([["D", dayOfInstant(at)] as const, ["H", hourOfInstant(at)] as const] as const).flatMap(([kind, period]) =>
    [EVERY_SERVICE, service].map((of) => ({
      period,
      key: { pk: deliveryPartition(of), sk: tallyPlace(kind, period, service, environment) },
    })),
  );
  const stateKey = deliveryStateKey(service, environment);
  const found = await getAll(insights, [...places.map(({ key }) => key), stateKey]);
  const itemOf = (key: Key) => found.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const stateItem = itemOf(stateKey);
  return {
    rows: places.map(({ key, period }) => {
      const item = itemOf(key);
      return { key, revision: Number(item?.revision ?? 0), row: item ? rowOf(item) : { ...EMPTY_TALLY, service, environment, period } };
    }),
    state: stateItem ? heldState(stateItem) : { revision: 0, state: { openFailures: [], levelSince: null } },
  };
}

function heldState(item: Item): HeldState {
  const { revision, ...state } = State.parse(item);
  return { revision, state };
}

const rowOf = (item: Item): TallyRow => Row.parse(item);

const unchangedSince = (revision: number) =>
  revision === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": revision } };

/** The writes that replace held rows, each unless it was changed meanwhile. Rows of hours expire. */
export const rowWrites = (insights: Table, rows: readonly HeldRow[], change: (tally: Tally) => Tally): Write[] =>
  rows.map(({ key, revision, row }) => ({
    Put: {
      TableName: insights.name,
      Item: { ...key, ...row, ...change(row), revision: revision + 1, ...expiryOf(row.period) },
      ...unchangedSince(revision),
    },
  }));

const expiryOf = (period: string) =>
  period.length > 10 ? { expiresAt: Math.floor(Date.parse(period) / 1000) + HOUR_ROW_DAYS * 86_400 } : {};

export const stateWrite = (insights: Table, { service, environment }: Scope, { revision }: HeldState, state: DeliveryState): Write => ({
  Put: {
    TableName: insights.name,
    Item: { ...deliveryStateKey(service, environment), ...state, revision: revision + 1 },
    ...unchangedSince(revision),
  },
});

/** What is remembered of a service and environment. */
export async function readState(insights: Table, { service, environment }: Scope): Promise<HeldState> {
  const [item] = await getAll(insights, [deliveryStateKey(service, environment)]);
  return item ? heldState(item) : { revision: 0, state: { openFailures: [], levelSince: null } };
}

/** The rows of a service, or of all (`*`), by day or hour, from a period on: one query, whatever lies before. */
export async function readTallies(insights: Table, scope: string, kind: "D" | "H", from: string): Promise<TallyRow[]> {
  const items = await queryRange(insights, {
    pk: deliveryPartition(scope),
    from: tallyPlace(kind, from),
    before: `${kind}#~`,
    limit: 1_000_000,
    oldestFirst: true,
  });
  return items.map(rowOf);
}
