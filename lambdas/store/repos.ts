import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { Repo, type RepoChange } from "../contract/repo.ts";
import { REPOS, repoKey, repoListKey } from "./keys.ts";
import { getAll, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact } from "./transact.ts";

export async function putRepo(registry: Table, repo: Repo): Promise<"created" | "exists"> {
  const outcome = await transact(registry, [
    { Put: { TableName: registry.name, Item: { ...repoKey(repo.repo), ...repo }, ConditionExpression: "attribute_not_exists(pk)" } },
    { Put: { TableName: registry.name, Item: { ...repoListKey(repo.repo, repo.createdAt), repo: repo.repo } } },
  ]);
  return outcome === "done" ? "created" : "exists";
}

export async function getRepo({ client, name }: Table, repo: string): Promise<Repo | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: repoKey(repo) }));
  return Item ? Repo.parse(Item) : null;
}

/** Replace what may change of a repository. "gone" where it is not registered. */
export async function putRepoSettings({ client, name }: Table, repo: string, change: RepoChange): Promise<"stored" | "gone"> {
  const changed = Object.entries(change).filter(([, value]) => value !== undefined);
  if (changed.length === 0) return "stored";
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: repoKey(repo),
        UpdateExpression: `SET ${changed.map((_, index) => `#n${index} = :v${index}`).join(", ")}`,
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: Object.fromEntries(changed.map(([field], index) => [`#n${index}`, field])),
        ExpressionAttributeValues: Object.fromEntries(changed.map(([, value], index) => [`:v${index}`, value])),
      }),
    );
    return "stored";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "gone";
    throw error;
  }
}

/** Name the source that the repository's runs use by default. */
export async function setRepoSource({ client, name }: Table, repo: string, sourceId: string): Promise<void> {
  await client.send(
    new UpdateCommand({
      TableName: name,
      Key: repoKey(repo),
      UpdateExpression: "SET sourceId = :source",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: { ":source": sourceId },
    }),
  );
}

/** Repositories, newest first, below the list position `before`. */
export async function listRepos(
  registry: Table,
  limit: number,
  before: string | null,
): Promise<{ repos: Repo[]; position: string | null }> {
  const rows = await queryRange(registry, { pk: REPOS, limit, ...(before ? { before } : {}) });
  const items = await getAll(
    registry,
    rows.map((row) => repoKey(String(row.repo))),
  );
  const last = rows.at(-1);
  return { repos: items.map((item) => Repo.parse(item)), position: rows.length === limit && last ? String(last.sk) : null };
}
