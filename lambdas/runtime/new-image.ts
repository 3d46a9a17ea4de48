import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";

type Image = NonNullable<NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"]>;

/** An item as a stream shows it, as plain values; `null` where it was deleted. */
export function newImageOf({ dynamodb }: DynamoDBRecord): Record<string, unknown> | null {
  return dynamodb?.NewImage ? plain(dynamodb.NewImage) : null;
}

/** The item before the change; `null` where it was new. */
export function oldImageOf({ dynamodb }: DynamoDBRecord): Record<string, unknown> | null {
  return dynamodb?.OldImage ? plain(dynamodb.OldImage) : null;
}

/** The two packages type the same values differently: binary as text in events. Ours has none, so JSON brings them together. */
const plain = (image: Image): Record<string, unknown> => unmarshall(JSON.parse(JSON.stringify(image)));
