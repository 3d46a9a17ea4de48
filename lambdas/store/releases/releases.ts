import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { Release, type ReleaseEntry } from "../../contract/release-record.ts";
import { noteDay } from "../days.ts";
import { activeKey, dayOf, entryKey, isId, releaseKey, releaseListKey } from "../keys.ts";
import type { Table } from "../table.ts";
import { transact, type Write } from "../transact.ts";

/** All releases together, in the list of days. */
export const EVERY_RELEASE = "*";

/** `null` for an id that no release has, whatever its form. */
export async function getRelease({ client, name }: Table, id: string): Promise<Release | null> {
  if (!isId(id)) return null;
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: releaseKey(id), ConsistentRead: true }));
  return Item ? Release.parse(Item) : null;
}

/** A change to store: `before` is the release that it was decided on; null for a new one. */
export type ReleaseWrite = {
  readonly before: Release | null;
  readonly after: Release;
  readonly entries: readonly ReleaseEntry[];
  /** What has to be stored with it, or not at all. */
  readonly also?: readonly Write[];
};

/**
 * Store a change together with its timeline, its place among those that something is due for, and `also`. "changed" where the release
 * was changed since it was read, or a condition of `also` failed: then nothing was written.
 */
export async function putRelease(releases: Table, { before, after, entries, also = [] }: ReleaseWrite): Promise<"stored" | "changed"> {
  const TableName = releases.name;
  if (!before) await noteDay(releases, EVERY_RELEASE, dayOf(after.id));
  const condition = before
    ? { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": before.revision } }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  const outcome = await transact(releases, [
    { Put: { TableName, Item: { ...releaseKey(after.id), ...after }, ...condition } },
    ...(before ? [] : [{ Put: { TableName, Item: { ...releaseListKey(after.id) } } }]),
    ...activeWrites(releases, before, after),
    ...entries.map((entry, index) => ({ Put: { TableName, Item: { ...entryKey(after.id, after.revision, index), ...entry } } })),
    ...also,
  ]);
  return outcome === "done" ? "stored" : "changed";
}

function activeWrites({ name }: Table, before: Release | null, after: Release): Write[] {
  if (before && before.dueAt === after.dueAt) return [];
  return after.dueAt === null
    ? [{ Delete: { TableName: name, Key: { ...activeKey(after.id) } } }]
    : [{ Put: { TableName: name, Item: { ...activeKey(after.id), dueAt: after.dueAt } } }];
}
