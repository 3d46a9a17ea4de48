import type { BatchGetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../lambdas/store/table.ts";

export type StoredItem = { readonly pk: string; readonly sk: string; readonly [name: string]: unknown };

/** Items in memory that are queried and read in batches as DynamoDB would; `queries` are the partitions that were asked. */
export class FakeTable {
  readonly queries: string[] = [];
  readonly #items: readonly StoredItem[];
  readonly #mostAnswered: number;

  /** `mostAnswered` items end a query, as 1 MB does. */
  constructor(items: readonly StoredItem[], mostAnswered = Number.POSITIVE_INFINITY) {
    this.#items = items;
    this.#mostAnswered = mostAnswered;
  }

  get table(): Table {
    const send = async ({ input }: QueryCommand | BatchGetCommand) => ("RequestItems" in input ? this.#readAll(input) : this.#query(input));
    return { name: "table", client: { send } as unknown as Table["client"] };
  }

  #readAll({ RequestItems = {} }: BatchGetCommand["input"]) {
    const keys = Object.values(RequestItems).flatMap(({ Keys = [] }) => Keys);
    if (keys.length > 100) throw new Error("a batch reads at most 100 items");
    return { Responses: { table: this.#items.filter(({ pk, sk }) => keys.some((key) => key.pk === pk && key.sk === sk)) } };
  }

  #query(input: QueryCommand["input"]) {
    const { ExpressionAttributeValues: values, ScanIndexForward: isForward = true, Limit: limit = 0, ExclusiveStartKey: start } = input;
    if (limit < 1) throw new Error("a limit is at least 1");
    this.queries.push(values?.[":pk"]);
    const inRange = this.#items.filter(({ pk, sk }) => pk === values?.[":pk"] && sk >= values[":from"] && sk <= values[":to"]);
    const sorted = inRange.toSorted((a, b) => (a.sk < b.sk === isForward ? -1 : 1));
    const rest = sorted.slice(start ? sorted.findIndex(({ sk }) => sk === start.sk) + 1 : 0);
    const items = rest.slice(0, Math.min(limit, this.#mostAnswered));
    const last = items.at(-1);
    return { Items: items, ...(last && items.length < rest.length ? { LastEvaluatedKey: { pk: last.pk, sk: last.sk } } : {}) };
  }
}
