import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import type { Home } from "../places.ts";
import { endLeftovers } from "./end-leftovers.ts";
import { hasEnded, isOurs } from "./process.ts";
import { readRecord, removeRecord } from "./record.ts";

const SAVED_WITHIN_MS = 60_000;

/** Ends the local cloud by SIGTERM, on which it saves its state. Never signals a process that is not ours. */
export async function stopCloud(home: Home): Promise<"stopped" | "not running"> {
  const record = await readRecord(home);
  const runs = record !== null && (await isOurs(record.pid, home));
  if (runs) await step("Stopping the local cloud", () => terminate(record.pid, home));
  if (record) await endLeftovers(record.scratch);
  await removeRecord(home);
  return runs ? "stopped" : "not running";
}

async function terminate(pid: number, home: Home): Promise<void> {
  process.kill(pid, "SIGTERM");
  if (await hasEnded(pid, home, SAVED_WITHIN_MS)) return;
  throw new Advice(
    `The local cloud (process ${pid}) still saves its state after ${SAVED_WITHIN_MS / 1000} s`,
    "Look at its log: npm run logs",
    "Then try again: npm run stop",
  );
}
