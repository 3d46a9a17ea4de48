import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Run } from "../contract/run.ts";
import { slotsKey } from "./keys.ts";
import type { Table } from "./table.ts";
import type { Write } from "./transact.ts";

const Slots = z.object({ held: z.record(z.string(), z.string()) });

/** One attempt's slot. `deadline` is when the sweeper may take it for dead. */
export type Slot = { readonly runId: string; readonly attempt: number; readonly deadline: string };

const nameOf = ({ id, attempt }: Pick<Run, "id" | "attempt">): string => `${id}_${attempt}`;
let made = false;

/** Make the item that holds the slots, unless it is there; once a process. */
export async function ensureSlots({ client, name }: Table): Promise<void> {
  if (made) return;
  try {
    await client.send(
      new PutCommand({ TableName: name, Item: { ...slotsKey, held: {} }, ConditionExpression: "attribute_not_exists(pk)" }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
  made = true;
}

/** The write that takes a slot for a run's attempt, if fewer than `limit` are taken. */
export const takeSlot = (registry: Table, run: Run, deadline: string, limit: number): Write => ({
  Update: {
    TableName: registry.name,
    Key: { ...slotsKey },
    UpdateExpression: "SET held.#run = :deadline",
    ConditionExpression: "attribute_not_exists(held.#run) AND size(held) < :limit",
    ExpressionAttributeNames: { "#run": nameOf(run) },
    ExpressionAttributeValues: { ":deadline": deadline, ":limit": limit },
  },
});

/** The write that gives back a slot nobody holds any more, unless it was taken again meanwhile. */
export const freeStaleSlot = (registry: Table, { runId, attempt, deadline }: Slot): Write => ({
  Update: {
    TableName: registry.name,
    Key: { ...slotsKey },
    UpdateExpression: "REMOVE held.#run",
    ConditionExpression: "held.#run = :deadline",
    ExpressionAttributeNames: { "#run": nameOf({ id: runId, attempt }) },
    ExpressionAttributeValues: { ":deadline": deadline },
  },
});

/** The write that gives a slot back; nothing happens where it is not taken. */
export const freeSlot = (registry: Table, run: Pick<Run, "id" | "attempt">): Write => ({
  Update: {
    TableName: registry.name,
    Key: { ...slotsKey },
    UpdateExpression: "REMOVE held.#run",
    ExpressionAttributeNames: { "#run": nameOf(run) },
  },
});

export async function listSlots({ client, name }: Table): Promise<Slot[]> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: slotsKey, ConsistentRead: true }));
  const { held } = Item ? Slots.parse(Item) : { held: {} };
  return Object.entries(held).map(([key, deadline]) => {
    const [runId = "", attempt = ""] = key.split("_");
    return { runId, attempt: Number(attempt), deadline };
  });
}
