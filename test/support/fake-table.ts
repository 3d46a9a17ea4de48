import type { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../lambdas/store/table.ts";

export type StoredItem = { readonly pk: string; readonly sk: string; readonly [name: string]: unknown };

/** Items in memory that are queried and read in batches as DynamoDB would; `queries` are the partitions that were asked. */
export function aTable(items: readonly StoredItem[]): { readonly table: Table; readonly queries: string[] } {
  const queries: string[] = [];
  const send = async ({ input }: QueryCommand | BatchGetCommand) => {
    if ("RequestItems" in input) {
      const keys = Object.values(input.RequestItems ?? {}).flatMap(({ Keys = [] }) => Keys);
      return { Responses: { table: items.filter(({ pk, sk }) => keys.some((key) => key.pk === pk && key.sk === sk)) } };
    }
    const { ExpressionAttributeValues: values, ScanIndexForward: isForward, Limit: limit } = input as QueryCommand["input"];
    queries.push(values?.[":pk"]);
    const inRange = items.filter(({ pk, sk }) => pk === values?.[":pk"] && sk >= values[":from"] && sk <= values[":to"]);
    const sorted = inRange.toSorted((a, b) => (a.sk < b.sk === (isForward ?? true) ? -1 : 1));
    return { Items: sorted.slice(0, limit) };
  };
  return { table: { name: "table", client: { send } as unknown as Table["client"] }, queries };
}
