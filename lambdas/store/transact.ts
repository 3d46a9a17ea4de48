import { setTimeout as sleep } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Table } from "./table.ts";

export type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const PASSING = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);
const MAX_TRIES = 8;

/**
 * Write all items or none. Answers "done", or the indexes of the items whose conditions failed.
 * `TransactionConflict`, which only AWS has, is retried with jittered back-off, and thrown after eight tries.
 */
export async function transact({ client }: Pick<Table, "client">, writes: readonly Write[]): Promise<"done" | readonly number[]> {
  for (let tries = 1; ; tries++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return "done";
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? "None");
      const failed = codes.flatMap((code, index) => (code === "ConditionalCheckFailed" ? [index] : []));
      if (failed.length > 0) return failed;
      if (tries === MAX_TRIES || !codes.some((code) => PASSING.has(code))) throw error;
      await sleep(Math.random() * 25 * 2 ** tries);
    }
  }
}
