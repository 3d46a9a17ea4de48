import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { note } from "../console/progress.ts";
import type { Home } from "../places.ts";
import { endLeftovers } from "./end-leftovers.ts";
import { isOurs } from "./process.ts";
import { readRecord } from "./record.ts";

/** Whether the local cloud has ever saved what it holds: it does so when it is stopped, and only then. */
export const hasSaved = (home: Home): boolean => existsSync(join(home.state, "services"));

/**
 * Puts right what a local cloud left behind that ended without being stopped (a crash, a power cut). Objects are on the disk at
 * once, all else at a stop only: objects without the rest are no state to start from. What is lost is said.
 */
export async function recoverFromCrash(home: Home): Promise<void> {
  const record = await readRecord(home);
  if (record && (await isOurs(record.pid, home))) return;
  if (record) await endLeftovers(record.scratch);
  if (hasSaved(home)) {
    if (record) note("! The local cloud had ended without being stopped: it goes back to what it saved when it was stopped last.");
  } else if (existsSync(join(home.state, "s3"))) {
    note("! The local cloud had ended before it saved anything: it starts empty.");
    await rm(home.state, { recursive: true, force: true });
  }
}
