import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { deliveryKey } from "./keys.ts";
import type { Table } from "./table.ts";

/** GitHub delivers a webhook again for three days at most. */
const KEPT_SECONDS = 7 * 86_400;

/** Whether a webhook delivery was taken before. `now` in epoch seconds. */
export async function isTaken({ client, name }: Table, delivery: string, now: number): Promise<boolean> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: deliveryKey(delivery), ConsistentRead: true }));
  return Item !== undefined && Number(Item.expiresAt) > now;
}

/** Remember that a delivery was taken. Done after it is queued: one that was lost in between comes again. */
export async function noteTaken({ client, name }: Table, delivery: string, now: number): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...deliveryKey(delivery), expiresAt: now + KEPT_SECONDS } }));
}
