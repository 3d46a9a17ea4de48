import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { Generator } from "../contract/generator.ts";
import { generatorKey } from "./keys.ts";
import { putSwitch } from "./switch.ts";
import type { Table } from "./table.ts";

const OFF: Generator = { on: false, since: null, seed: 1, runsPerMinute: 1, queued: 0 };

export async function getGenerator({ client, name }: Table): Promise<Generator> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: generatorKey, ConsistentRead: true }));
  return Item ? Generator.parse(Item) : OFF;
}

/** Switch it on or off. "unchanged" where it is so already. */
export const switchGenerator = (registry: Table, generator: Generator): Promise<"switched" | "unchanged"> =>
  putSwitch(registry, generatorKey, generator);

/** Add to the number of runs that it queued. */
export async function countGenerated({ client, name }: Table, runs: number): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: generatorKey,
      UpdateExpression: "ADD queued :runs",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":runs": runs },
    }),
  );
}
