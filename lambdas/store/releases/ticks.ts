import type { Tick } from "../../contract/release-record.ts";
import { tickKey } from "../keys.ts";
import type { Table } from "../table.ts";
import type { Write } from "../transact.ts";

export const tickWrite = ({ name }: Table, id: string, tick: Tick): Write => ({
  Put: { TableName: name, Item: { ...tickKey(id, tick.at, tick.environment), ...tick } },
});
