import { readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import * as z from "zod";
import type { Home } from "../places.ts";

/** The local cloud's process as it was started; whether it still is that process, `isOurs` tells. */
export const CloudRecord = z.object({
  pid: z.number().int().positive(),
  port: z.number().int().positive(),
  /** Folder for its temporary files, deleted with it. */
  scratch: z.string(),
  startedAt: z.iso.datetime(),
});
export type CloudRecord = z.infer<typeof CloudRecord>;

/** `null` where nothing was started, or where the file is damaged: then nothing is ever signalled by it. */
export async function readRecord(home: Home): Promise<CloudRecord | null> {
  try {
    return CloudRecord.parse(JSON.parse(await readFile(home.record, "utf8")));
  } catch {
    return null;
  }
}

export async function writeRecord(home: Home, record: CloudRecord): Promise<void> {
  await writeFile(home.record, `${JSON.stringify(record, null, 2)}\n`);
}

export const SCRATCH_PREFIX = "bellwether-";

/** Forgets the process, and deletes its temporary files. Only for one that has ended. */
export async function removeRecord(home: Home): Promise<void> {
  const record = await readRecord(home);
  if (record && basename(record.scratch).startsWith(SCRATCH_PREFIX)) await rm(record.scratch, { recursive: true, force: true });
  await rm(home.record, { force: true });
}
