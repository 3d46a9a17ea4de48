import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { emptyPlace, Place } from "../../domain/releases/lifecycle/place.ts";
import { placeKey } from "../keys.ts";
import type { Table } from "../table.ts";
import type { Write } from "../transact.ts";

/** What is known of a service's environment; empty where no release was there yet. */
export async function getPlace({ client, name }: Table, service: string, environment: string): Promise<Place> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: placeKey(service, environment), ConsistentRead: true }));
  return Item ? Place.parse(Item) : emptyPlace(service, environment);
}

/** The write that changes a place, unless somebody else did since it was read. */
export const placeWrite = ({ name }: Table, before: Place, after: Place): Write => ({
  Put: {
    TableName: name,
    Item: { ...placeKey(before.service, before.environment), ...after, revision: before.revision + 1 },
    ...(before.revision === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": before.revision } }),
  },
});
