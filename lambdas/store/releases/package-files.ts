import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { ReadinessCheck } from "../../contract/release.ts";
import { Artifact } from "../../contract/release-record.ts";
import { artifactKey, readinessKey } from "../keys.ts";
import type { Table } from "../table.ts";
import type { Write } from "../transact.ts";

/** A file's entry; `null` where the release has no such path. */
export async function getArtifact({ client, name }: Table, id: string, path: string): Promise<Artifact | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: artifactKey(id, path), ConsistentRead: true }));
  return Item ? Artifact.parse(Item) : null;
}

/** Its place in a release. The same bytes at the same path are the same entry, however often it is written. */
export const artifactWrite = ({ name }: Table, id: string, artifact: Artifact): Write => ({
  Put: { TableName: name, Item: { ...artifactKey(id, artifact.path), ...artifact } },
});

export const readinessWrite = ({ name }: Table, id: string, build: number, checks: readonly ReadinessCheck[]): Write => ({
  Put: { TableName: name, Item: { ...readinessKey(id), build, checks: [...checks] } },
});
