import { chmod, readFile, rm, writeFile } from "node:fs/promises";

const OWNER_ONLY = 0o600;

/** The kept token of an emulator; null where there is none. */
export async function readTokenFile(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trim() === "" ? null : text.trim();
}

/** Readable by its owner only, also where the file was there before. */
export async function writeTokenFile(file: string, secret: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, `${secret}\n`, { mode: OWNER_ONLY });
  await chmod(file, OWNER_ONLY);
}
