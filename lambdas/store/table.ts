import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** A table as store functions take it. */
export type Table = { readonly client: DynamoDBDocumentClient; readonly name: string };

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** All tables share one client, and so its connections. */
export const openTable = (name: string): Table => ({ client, name });
