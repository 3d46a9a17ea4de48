import { BatchGetCommand, type BatchGetCommandOutput, QueryCommand, type QueryCommandOutput } from "@aws-sdk/lib-dynamodb";
import type { Key } from "./keys.ts";
import type { Table } from "./table.ts";

export type Item = Record<string, unknown>;

export type Range = {
  readonly pk: string;
  /** Sort keys from here on, inclusive. */
  readonly from?: string;
  /** Sort keys below this, exclusive. */
  readonly before?: string;
  readonly limit: number;
  readonly oldestFirst?: boolean;
  readonly consistent?: boolean;
};

/** A character behind every one that a sort key of ours holds. */
const LAST = "\uffff";

/** At most `limit` items of one partition, newest first unless told. A query ends at 1 MB; it is gone on with until the limit or the end. */
export async function queryRange({ client, name }: Table, { pk, from, before, limit, oldestFirst, consistent }: Range): Promise<Item[]> {
  if (from !== undefined && before !== undefined && from > before) return []; // DynamoDB refuses bounds in the wrong order.
  const most = before === undefined ? limit : limit + 1;
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const answer: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: name,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":pk": pk, ":from": from ?? " ", ":to": before ?? LAST },
        ScanIndexForward: oldestFirst ?? false,
        ConsistentRead: consistent ?? false,
        Limit: most - items.length,
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start && items.length < most);
  return items.filter((item) => item.sk !== before).slice(0, limit);
}

/** The items of these keys that exist, in the keys' order. Reads in portions of 100. */
export async function getAll({ client, name }: Table, keys: readonly Key[]): Promise<Item[]> {
  const found = new Map<string, Item>();
  for (let start = 0; start < keys.length; start += 100) {
    let wanted: Item[] | undefined = keys.slice(start, start + 100).map((key) => ({ ...key }));
    while (wanted?.length) {
      const answer: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: wanted } } }));
      for (const item of answer.Responses?.[name] ?? []) found.set(`${item.pk}\n${item.sk}`, item);
      wanted = answer.UnprocessedKeys?.[name]?.Keys;
    }
  }
  return keys.map(({ pk, sk }) => found.get(`${pk}\n${sk}`)).filter((item) => item !== undefined);
}
