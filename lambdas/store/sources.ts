import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { sourceKey } from "./keys.ts";
import type { Table } from "./table.ts";

const Source = z.object({ id: z.string(), repo: z.string(), sizeBytes: z.number(), createdAt: z.string() });
/** A gzipped tarball in the data bucket, announced with its size. */
export type Source = z.infer<typeof Source>;

export async function putSource({ client, name }: Table, source: Source): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...sourceKey(source.id), ...source } }));
}

export async function getSource({ client, name }: Table, id: string): Promise<Source | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: sourceKey(id) }));
  return Item ? Source.parse(Item) : null;
}
