import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { idempotencyKey } from "./keys.ts";
import type { Table } from "./table.ts";
import type { Write } from "./transact.ts";

const Answered = z.object({ requestHash: z.string(), answer: z.string(), expiresAt: z.number() });
/** A request that was answered under an idempotency key; `expiresAt` in epoch seconds. */
export type Answered = z.infer<typeof Answered>;

/** `null` where the key is new or has expired (a table's TTL may delete it days later). */
export async function getAnswered({ client, name }: Table, caller: string, key: string, now: number): Promise<Answered | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: idempotencyKey(caller, key), ConsistentRead: true }));
  const answered = Item ? Answered.parse(Item) : null;
  return answered && answered.expiresAt > now ? answered : null;
}

/** The write that remembers an answer, unless the key is in use. */
export const rememberAnswer = (registry: Table, caller: string, key: string, answered: Answered, now: number): Write => ({
  Put: {
    TableName: registry.name,
    Item: { ...idempotencyKey(caller, key), ...answered },
    ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
    ExpressionAttributeValues: { ":now": now },
  },
});
