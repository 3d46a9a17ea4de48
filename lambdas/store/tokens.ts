import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { Token } from "../contract/token.ts";
import { TOKENS, tokenKey, tokenNameKey } from "./keys.ts";
import { getAll, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact } from "./transact.ts";

export async function putToken(registry: Table, token: Token): Promise<"created" | "exists"> {
  const absent = { TableName: registry.name, ConditionExpression: "attribute_not_exists(pk)" };
  const outcome = await transact(registry, [
    { Put: { ...absent, Item: { ...tokenKey(token.hash), ...token } } },
    { Put: { ...absent, Item: { ...tokenNameKey(token.name), hash: token.hash } } },
  ]);
  return outcome === "done" ? "created" : "exists";
}

/** One consistent read, so that a revoked token is refused at once. */
export async function getToken({ client, name }: Table, hash: string): Promise<Token | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: tokenKey(hash), ConsistentRead: true }));
  return Item ? Token.parse(Item) : null;
}

/** All tokens by name, the revoked ones too. */
export async function listTokens(registry: Table): Promise<Token[]> {
  const names = await queryRange(registry, { pk: TOKENS, limit: 1_000, oldestFirst: true });
  const items = await getAll(
    registry,
    names.map((row) => tokenKey(String(row.hash))),
  );
  return items.map((item) => Token.parse(item));
}

export async function revokeToken(registry: Table, name: string, at: string): Promise<"revoked" | "unknown"> {
  const token = (await listTokens(registry)).find((known) => known.name === name);
  if (!token) return "unknown";
  await registry.client.send(
    new UpdateCommand({
      TableName: registry.name,
      Key: tokenKey(token.hash),
      // Not `if_not_exists`: a stored null exists.
      UpdateExpression: "SET revokedAt = :at",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":at": token.revokedAt ?? at },
    }),
  );
  return "revoked";
}
