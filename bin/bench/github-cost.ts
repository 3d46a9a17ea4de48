import type { Table } from "../../lambdas/store/table.ts";
import { countWriteUnits } from "./consumed.ts";
import { type Commands, countCommands } from "./github-commands.ts";
import type { Asked, StandIn } from "./github-stand-in.ts";

/** What a piece of work asked of GitHub and of DynamoDB, and how long it took. */
export type Cost = Asked & Commands & { readonly units: number; readonly ms: number };

export async function costOf({ asked }: StandIn, table: Table, work: () => Promise<unknown>): Promise<Cost> {
  const [commands, consumed, before, begun] = [countCommands(table), countWriteUnits(table), asked(), performance.now()];
  await work();
  const [ms, after] = [performance.now() - begun, asked()];
  commands.stop();
  consumed.stop();
  const { requests, unchanged, used } = after;
  return {
    ...{ requests: requests - before.requests, unchanged: unchanged - before.unchanged, used: used - before.used },
    ...commands.sent(),
    units: consumed.units(),
    ms,
  };
}

/** A cost in words: `30 requests, 30 of them 304, 0 of the quota; 0 writes, 1 read; 45 ms`. */
export function told({ requests, unchanged, used, writes, units, reads, ms }: Cost, typical = ""): string {
  const asked = `${requests} requests, ${unchanged} of them 304, ${used} of the quota`;
  const written = writes === 0 ? "no write" : `${many(writes, "write")} (${many(units, "unit")})`;
  return `${asked}; ${written}, ${many(reads, "read")}; ${typical}${ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`}`;
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
