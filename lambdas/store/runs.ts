import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { Run } from "../contract/run.ts";
import { noteDay } from "./days.ts";
import { dayOf, isId, type Key, repoRunKey, runKey, shards, waitingKey, waitingPartition } from "./keys.ts";
import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact, type Write } from "./transact.ts";

/** All repositories together, in the list of days. */
export const EVERY_REPO = "*";
/**
 * Store a new run, its place in its repository's list and, if it is queued, among the waiting ones: all or nothing, with
 * `also` (an idempotency key). Answers "taken" where the condition of `also` failed or the id exists.
 */
export async function createRun(runs: Table, run: Run, also: readonly Write[] = []): Promise<"created" | "taken"> {
  await noteRunDay(runs, run);
  const outcome = await transact(runs, [
    ...newRunWrites(runs, run),
    ...(run.status === "queued" ? [putWaiting(runs, run, run.queuedAt)] : []),
    ...also,
  ]);
  return outcome === "done" ? "created" : "taken";
}

/** The writes of a new run and its place in its repository's list. Its days have to be noted beside. */
export const newRunWrites = (runs: Table, run: Run): Write[] => [
  { Put: { TableName: runs.name, Item: { ...runKey(run.id), ...run }, ConditionExpression: "attribute_not_exists(pk)" } },
  { Put: { TableName: runs.name, Item: { ...repoRunKey(run.repo, run.id) } } },
];

/** Note the days of a new run, for the lists. */
export const noteRunDay = (runs: Table, { id, repo }: Run): Promise<unknown> =>
  Promise.all([EVERY_REPO, repo].map((scope) => noteDay(runs, scope, dayOf(id))));

export const putWaiting = (runs: Table, { id, attempt }: Run, readyAt: string): Write => ({
  Put: { TableName: runs.name, Item: { ...waitingKey(id, readyAt), runId: id, attempt, readyAt } },
});

/** `null` for an id that no run has, whatever its form. */
export async function getRun({ client, name }: Table, id: string): Promise<Run | null> {
  if (!isId(id)) return null;
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: runKey(id), ConsistentRead: true }));
  return Item ? Run.parse(Item) : null;
}

export const runOf = (item: Item): Run => Run.parse(item);

/** The write that replaces a run, if it is still at the status and attempt that `from` had, and nobody cancelled it meanwhile. */
export const replaceUncancelledRun = (runs: Table, from: Run, to: Run): Write => {
  const { Put } = replaceRun(runs, from, to);
  return {
    Put: {
      ...Put,
      ConditionExpression: `${Put.ConditionExpression} AND cancelRequestedAt = :cancel`,
      ExpressionAttributeValues: { ...Put.ExpressionAttributeValues, ":cancel": from.cancelRequestedAt },
    },
  };
};

/** The write that replaces a run, if it is still at the status and attempt that `from` had. */
export const replaceRun = (runs: Table, from: Run, to: Run) => ({
  Put: {
    TableName: runs.name,
    Item: { ...runKey(to.id), ...to },
    ConditionExpression: "#status = :status AND attempt = :attempt",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":status": from.status, ":attempt": from.attempt },
  },
});

/** Mark a running run as asked to stop. "gone" where it does not run any more. */
export async function requestCancel(
  { client, name }: Table,
  { id, attempt, cancelRequestedAt }: Run,
  at: string,
): Promise<"requested" | "gone"> {
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: runKey(id),
        // Not `if_not_exists`: a stored null exists.
        UpdateExpression: "SET cancelRequestedAt = :at",
        ConditionExpression: "#status = :running AND attempt = :attempt",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":at": cancelRequestedAt ?? at, ":running": "in_progress", ":attempt": attempt },
      }),
    );
    return "requested";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "gone";
    throw error;
  }
}

/** Replace a run's notes. */
export async function putNotes({ client, name }: Table, { id, notes }: Run): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: runKey(id),
      UpdateExpression: "SET notes = :notes",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":notes": notes },
    }),
  );
}

export type Waiting = { readonly key: Key; readonly runId: string; readonly attempt: number; readonly readyAt: string };

/** The queued runs that may start at `now`, oldest first, at most `limit`. Four consistent queries. */
export async function listWaiting(runs: Table, now: string, limit: number): Promise<Waiting[]> {
  const pages = await Promise.all(
    shards.map((shard) => queryRange(runs, { pk: waitingPartition(shard), before: `${now}~`, limit, oldestFirst: true, consistent: true })),
  );
  return pages
    .flat()
    .map((item) => ({
      key: { pk: String(item.pk), sk: String(item.sk) },
      runId: String(item.runId),
      attempt: Number(item.attempt),
      readyAt: String(item.readyAt),
    }))
    .sort((a, b) => (a.key.sk < b.key.sk ? -1 : 1))
    .slice(0, limit);
}

/** The write that takes a run off the waiting ones. */
export const dropWaitingWrite = (runs: Table, key: Key): Write => ({ Delete: { TableName: runs.name, Key: { ...key } } });

/** The same, for whoever starts the run: nobody else may have taken it off. */
export const takeWaitingWrite = (runs: Table, key: Key): Write => ({
  Delete: { TableName: runs.name, Key: { ...key }, ConditionExpression: "attribute_exists(pk)" },
});

/** Take a stale place off: its run does not wait there. Nothing happens where it waits there again. */
export async function dropStalePlace(runs: Table, { key, runId, attempt }: Waiting): Promise<void> {
  await transact(runs, [
    dropWaitingWrite(runs, key),
    {
      ConditionCheck: {
        TableName: runs.name,
        Key: { ...runKey(runId) },
        ConditionExpression: "attribute_not_exists(pk) OR #status <> :queued OR attempt <> :attempt",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":queued": "queued", ":attempt": attempt },
      },
    },
  ]);
}
