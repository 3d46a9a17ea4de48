import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { ObservedAttempt } from "../contract/observer.ts";
import type { Run } from "../contract/run.ts";
import { attemptKey, type Key, runKey } from "./keys.ts";
import { getAll } from "./query.ts";
import { newRunWrites, noteRunDay, replaceRun } from "./runs.ts";
import type { Table } from "./table.ts";
import { transact, type Write } from "./transact.ts";

export const KeptAttempt = z.object({
  runId: z.string(),
  observed: ObservedAttempt,
  /** Grows with each change: who writes has to have seen the last one. */
  revision: z.number().int(),
  /** When its end was read: jobs, logs, reports. */
  readAt: z.string().nullable(),
  /** When its end was queued to be read. */
  endQueuedAt: z.string().nullable(),
  /** What GitHub sent, gzipped, base64; null where that is too large for an item. */
  payload: z.string().nullable(),
});
export type KeptAttempt = z.infer<typeof KeptAttempt>;
type Name = Pick<ObservedAttempt, "repo" | "externalId" | "attempt">;

const keyOf = ({ repo, externalId, attempt }: Name): Key => attemptKey(repo, externalId, attempt);

export async function getAttempt({ client, name }: Table, of: Name): Promise<KeptAttempt | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: keyOf(of), ConsistentRead: true }));
  return Item ? KeptAttempt.parse(Item) : null;
}

/** Those that are kept, by `repo#id#attempt`; 100 a read, perhaps a moment old. */
export async function getAttempts(runs: Table, of: readonly Name[]): Promise<Map<string, KeptAttempt>> {
  const kept = (await getAll(runs, [...new Map(of.map((one) => [nameOf(one), keyOf(one)])).values()])).map((item) =>
    KeptAttempt.parse(item),
  );
  return new Map(kept.map((one) => [nameOf(one.observed), one]));
}
export const nameOf = ({ repo, externalId, attempt }: Name): string => `${repo}#${externalId}#${attempt}`;

/** Store what is known of an attempt together with its run: both or neither. "changed" where another writer was quicker. */
export async function putAttempt(
  runs: Table,
  before: { readonly kept: KeptAttempt; readonly run: Run } | null,
  after: { readonly kept: KeptAttempt; readonly run: Run },
): Promise<"stored" | "changed"> {
  const { run, kept } = after;
  if (!before) await noteRunDay(runs, run);
  const writes = before ? [replaceRun(runs, before.run, run)] : newRunWrites(runs, run);
  const outcome = await transact(runs, [attemptWrite(runs, before?.kept ?? null, kept), ...writes]);
  return outcome === "done" ? "stored" : "changed";
}

const attemptWrite = (runs: Table, before: KeptAttempt | null, after: KeptAttempt): Write => ({
  Put: {
    TableName: runs.name,
    Item: { ...keyOf(after.observed), ...after },
    ...(before
      ? { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": before.revision } }
      : { ConditionExpression: "attribute_not_exists(pk)" }),
  },
});

/** Note that an attempt's end was queued to be read. */
export async function noteEndQueued({ client, name }: Table, of: Name, at: string): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: keyOf(of),
      UpdateExpression: "SET endQueuedAt = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": at },
    }),
  );
}

/** The write that says that an attempt's end was read. */
export const attemptReadWrite = (runs: Table, { observed }: KeptAttempt, readAt: string): Write => ({
  Update: {
    TableName: runs.name,
    Key: { ...keyOf(observed) },
    UpdateExpression: "SET readAt = :at",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":at": readAt },
  },
});

/** Tell a run which one it repeats. */
export async function linkRerun({ client, name }: Table, runId: string, rerunOf: string): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: runKey(runId),
      UpdateExpression: "SET rerunOf = :of",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":of": rerunOf },
    }),
  );
}

/** Show how a run's jobs stand, while it is not over. */
export async function putSteps({ client, name }: Table, { id, steps }: Pick<Run, "id" | "steps">): Promise<void> {
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: runKey(id),
        UpdateExpression: "SET steps = :steps",
        ConditionExpression: "attribute_exists(pk) AND #status <> :completed",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":steps": steps, ":completed": "completed" },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error; // It is over: its end says how.
  }
}
