import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { probeKey } from "./keys.ts";
import type { Table } from "./table.ts";

/** Whether a table answers, at the price of reading an item that is never there. */
export async function isReachable({ client, name }: Table): Promise<boolean> {
  try {
    await client.send(new GetCommand({ TableName: name, Key: probeKey }));
    return true;
  } catch {
    return false;
  }
}
