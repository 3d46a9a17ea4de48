import * as z from "zod";
import type { Table } from "../../lambdas/store/table.ts";

const Consumed = z.object({ CapacityUnits: z.number().optional() });
const Answer = z.object({ ConsumedCapacity: z.union([Consumed, z.array(Consumed)]).optional() });
const WRITES = /^(Put|Update|Delete|TransactWrite|BatchWrite)/;

/** Count the write units of everything that goes through the tables' client until `stop` is called. */
export function countWriteUnits({ client }: Table): { readonly units: () => number; readonly stop: () => void } {
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = WRITES.test(String(context.commandName));
      if (isWrite) Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const result = await next(args);
      if (isWrite) units += sumOf(Answer.parse(result.output));
      return result;
    },
    { step: "initialize", name: "countWriteUnits", override: true },
  );
  return { units: () => units, stop: () => client.middlewareStack.remove("countWriteUnits") };
}

const sumOf = ({ ConsumedCapacity = [] }: z.infer<typeof Answer>): number =>
  [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
