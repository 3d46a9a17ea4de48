import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Advice } from "../console/advice.ts";
import type { Home } from "../places.ts";

/** Keeps two commands from changing one system at once. A lock whose process is gone does not count. */
export async function withLock<T>(home: Home, work: () => Promise<T>): Promise<T> {
  const file = join(home.dir, "lock");
  await mkdir(home.dir, { recursive: true });
  await acquire(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  if (await claim(file)) return;
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  if (isAlive(holder))
    throw new Advice(
      `Another command (process ${holder}) is changing this system`,
      `Wait until it has ended, or, if there is none, delete ${file}`,
    );
  await rm(file, { force: true });
  if (!(await claim(file))) throw new Advice("Another command has just begun to change this system", "Wait until it has ended");
}

async function claim(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
