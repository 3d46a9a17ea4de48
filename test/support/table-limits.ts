/** What DynamoDB would refuse: more than 100 items in a transaction, one of them twice, or one of more than 400 KB. */
export function fits(input: unknown): void {
  const { TransactItems = [], ...single } = input as {
    TransactItems?: Record<string, { TableName: string; Key?: object; Item?: object }>[];
  };
  const all = TransactItems.flatMap((write) => Object.values(write));
  const keys = all.map(({ TableName, Key, Item = {} }) => JSON.stringify([TableName, Key ?? keyOf(Item)]));
  if (all.length > 100) throw new Error(`a transaction of ${all.length} items`);
  if (new Set(keys).size < keys.length) throw new Error(`a transaction that writes an item twice: ${keys.join(" ")}`);
  const largest = Math.max(...[...all, single].map((one) => Buffer.byteLength(JSON.stringify(one))));
  if (largest > 400_000) throw new Error(`an item of ${largest} bytes`);
}
const keyOf = (item: { pk?: unknown; sk?: unknown }) => ({ pk: item.pk, sk: item.sk });
