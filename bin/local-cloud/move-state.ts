import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Home } from "../places.ts";
import { portOfState, statePortFile } from "./port.ts";
import { serviceStates } from "./settings.ts";

/**
 * Makes kept data fit the port: addresses of queues carry the port they were made on, in tables and functions too.
 * Only for a cloud that is stopped.
 */
export async function moveState(home: Home, port: number): Promise<void> {
  const before = await portOfState(home);
  if (before !== null && before !== port) {
    for (const name of await readdir(serviceStates(home)).catch(() => [])) {
      if (name.endsWith(".json")) await rewrite(join(serviceStates(home), name), before, port);
    }
  }
  await writeFile(statePortFile(home), `${port}\n`);
}

async function rewrite(file: string, before: number, after: number): Promise<void> {
  const text = await readFile(file, "utf8");
  const moved = withPort(text, before, after);
  if (moved !== text) await writeFile(file, moved);
}

export function withPort(text: string, before: number, after: number): string {
  return text.replace(new RegExp(`(?<![\\d.])127\\.0\\.0\\.1:${before}\\b`, "g"), `127.0.0.1:${after}`);
}
