import { setTimeout as sleep } from "node:timers/promises";
import { DynamoDBClient, TransactionConflictException } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** A table as store functions take it. */
export type Table = { readonly client: DynamoDBDocumentClient; readonly name: string };

const MAX_TRIES = 8;
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

// A single write that meets a transaction on its item is refused on AWS, and only there; the SDK does not repeat it.
client.middlewareStack.add(
  (next) => async (args) => {
    for (let tries = 1; ; tries++) {
      try {
        return await next(args);
      } catch (error) {
        if (!(error instanceof TransactionConflictException) || tries === MAX_TRIES) throw error;
        await sleep(Math.random() * 25 * 2 ** tries);
      }
    }
  },
  { step: "initialize", name: "repeatAfterTransactionConflict" },
);

/** All tables share one client, and so its connections. */
export const openTable = (name: string): Table => ({ client, name });
