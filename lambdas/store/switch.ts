import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Key } from "./keys.ts";
import type { Table } from "./table.ts";

/** Store what is on or off; of two at once one switches. "unchanged" where it is so already; what was never stored is off. */
export async function putSwitch({ client, name }: Table, key: Key, state: { readonly on: boolean }): Promise<"switched" | "unchanged"> {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: { ...key, ...state },
        ConditionExpression: state.on ? "attribute_not_exists(pk) OR #on = :opposite" : "#on = :opposite",
        ExpressionAttributeNames: { "#on": "on" },
        ExpressionAttributeValues: { ":opposite": !state.on },
      }),
    );
    return "switched";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "unchanged";
    throw error;
  }
}
