import type { Table } from "../../lambdas/store/table.ts";

export type Commands = { readonly reads: number; readonly writes: number };
const READS = /^(Get|BatchGet|Query|Scan|TransactGet)/;

/** Count what is sent to the tables' client until `stop` is called: a transaction is one, and so is each page of a query. */
export function countCommands({ client }: Table): { readonly sent: () => Commands; readonly stop: () => void } {
  let sent: Commands = { reads: 0, writes: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const isRead = READS.test(String(commandName));
        sent = { reads: sent.reads + Number(isRead), writes: sent.writes + Number(!isRead) };
        return next(args);
      },
    { step: "initialize", name: "countCommands", override: true },
  );
  return { sent: () => sent, stop: () => client.middlewareStack.remove("countCommands") };
}
