import { ConditionalCheckFailedException, TransactionCanceledException, type TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import type { Table } from "../../lambdas/store/table.ts";

type Item = Record<string, unknown>;
type Expressions = {
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Item;
};
type Input = Expressions & {
  readonly TableName: string;
  readonly TransactItems?: readonly Partial<Record<keyof TransactWriteItem, Expressions & { TableName: string }>>[];
  readonly RequestItems?: Record<string, { Keys: Item[] }>;
  readonly KeyConditionExpression?: string;
  readonly ScanIndexForward?: boolean;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: Item;
};

/** Several tables in memory that keep conditions and transactions as DynamoDB does, and show their changes as a stream would. */
export class MemoryTables {
  readonly changes: DynamoDBRecord[] = [];
  writes = 0;
  reads = 0;
  readonly #tables = new Map<string, Map<string, Item>>();
  readonly #streamed: string;

  /** Changes of items whose partition key begins with `streamed` are kept in `changes`. */
  constructor(streamed: string) {
    this.#streamed = streamed;
  }

  table(name: string): Table {
    this.#tables.set(name, new Map());
    const send = async (command: { input: Input }) => this.#answer(command.constructor.name, command.input);
    return { name, client: { send } as unknown as Table["client"] };
  }

  items(name: string): Item[] {
    return [...this.#of(name).values()];
  }

  #of = (name: string): Map<string, Item> => this.#tables.get(name) ?? new Map();

  #answer(command: string, input: Input) {
    if (input.TransactItems) return this.#transact(input.TransactItems);
    if (input.RequestItems) return this.#batch(input.RequestItems);
    if (input.KeyConditionExpression) return this.#query(input);
    if (command === "GetCommand") {
      this.reads++;
      return { Item: structuredClone(this.#of(input.TableName).get(placeOf(input.Key))) };
    }
    const kind = input.UpdateExpression ? "Update" : input.Item ? "Put" : "Delete";
    return this.#transact([{ [kind]: input }], command);
  }

  #transact(writes: NonNullable<Input["TransactItems"]>, single?: string) {
    const all = writes.flatMap((write) => Object.entries(write).map(([kind, of]) => ({ kind, of })));
    const met = all.map(({ of }) => holds(of, this.#of(of.TableName).get(placeOf(of.Key ?? of.Item))));
    if (met.includes(false)) {
      const reasons = met.map((isMet) => ({ Code: isMet ? "None" : "ConditionalCheckFailed" }));
      if (single) throw new ConditionalCheckFailedException({ message: "failed", $metadata: {} });
      throw new TransactionCanceledException({ message: "cancelled", $metadata: {}, CancellationReasons: reasons });
    }
    for (const { kind, of } of all) this.#write(kind, of);
    return {};
  }

  #write(kind: string, of: Expressions & { TableName: string }): void {
    if (kind === "ConditionCheck") return;
    this.writes++;
    const table = this.#of(of.TableName);
    const key = of.Key ?? of.Item ?? {};
    const before = table.get(placeOf(key));
    const after = kind === "Delete" ? undefined : structuredClone(kind === "Put" ? of.Item : { ...(before ?? of.Key), ...setBy(of) });
    if (after) table.set(placeOf(key), after);
    else table.delete(placeOf(key));
    if (String(key.pk).startsWith(this.#streamed)) this.changes.push(changeOf(key, before, after));
  }

  #batch(requests: NonNullable<Input["RequestItems"]>) {
    const found = Object.entries(requests).map(([name, { Keys }]) => {
      this.reads += Keys.length;
      return [name, Keys.flatMap((key) => structuredClone(this.#of(name).get(placeOf(key))) ?? [])];
    });
    return { Responses: Object.fromEntries(found) };
  }

  #query({ TableName, ExpressionAttributeValues = {}, ScanIndexForward = true, Limit = 1 }: Input) {
    this.reads++;
    const { ":pk": pk, ":from": from, ":to": to } = ExpressionAttributeValues as Record<string, string>;
    const inRange = this.items(TableName).filter(
      (item) => item.pk === pk && String(item.sk) >= String(from) && String(item.sk) <= String(to),
    );
    const sorted = inRange.sort((a, b) => (String(a.sk) < String(b.sk) === ScanIndexForward ? -1 : 1));
    return { Items: structuredClone(sorted.slice(0, Limit)) };
  }
}

const placeOf = (key: Item | undefined): string => `${key?.pk}\n${key?.sk}`;

/** The conditions that the stores use: exists, not exists, equal, unequal, less and at most, joined by AND or OR. */
function holds(of: Expressions, item: Item | undefined): boolean {
  const value = (name: string) => item?.[of.ExpressionAttributeNames?.[name] ?? name];
  const one = (term: string): boolean => {
    const exists = /^attribute_(not_)?exists\((.+)\)$/.exec(term);
    if (exists) return (value(exists[2] ?? "") === undefined) === (exists[1] !== undefined);
    const [, name = "", operator, placeholder = ""] = /^(\S+) (=|<>|<=|<) (\S+)$/.exec(term) ?? [];
    const wanted = of.ExpressionAttributeValues?.[placeholder];
    if (operator === "=") return JSON.stringify(value(name)) === JSON.stringify(wanted);
    if (operator === "<>") return JSON.stringify(value(name)) !== JSON.stringify(wanted);
    if (operator === "<=") return item !== undefined && Number(value(name)) <= Number(wanted);
    if (operator === "<") return item !== undefined && String(value(name)) < String(wanted);
    throw new Error(`the memory table does not know the condition ${term}`);
  };
  const text = of.ConditionExpression;
  return text === undefined || text.split(" OR ").some((part) => part.split(" AND ").every((term) => one(term.trim())));
}

/** `SET a = :a, #b = :b`. */
function setBy(of: Expressions): Item {
  const assignments = String(of.UpdateExpression).replace(/^SET /, "").split(", ");
  return Object.fromEntries(
    assignments.map((assignment) => {
      const [name = "", placeholder = ""] = assignment.split(" = ");
      return [of.ExpressionAttributeNames?.[name] ?? name, of.ExpressionAttributeValues?.[placeholder]];
    }),
  );
}

const changeOf = (key: Item, before: Item | undefined, after: Item | undefined): DynamoDBRecord => {
  const image = (item: Item | undefined) => (item ? JSON.parse(JSON.stringify(marshall(item))) : undefined);
  const NewImage = image(after);
  const OldImage = image(before);
  return {
    eventName: before ? (after ? "MODIFY" : "REMOVE") : "INSERT",
    dynamodb: { Keys: image({ pk: key.pk, sk: key.sk }), ...(NewImage ? { NewImage } : {}), ...(OldImage ? { OldImage } : {}) },
  };
};
