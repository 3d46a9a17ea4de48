import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { join } from "node:path";

/** A run's own place on disk. `source`, `home` and `temp` are for the steps, `spool` for what Bellwether writes. */
export type Scratch = {
  readonly root: string;
  readonly source: string;
  readonly home: string;
  readonly temp: string;
  readonly spool: string;
};

/** Told apart by process id and start: a function that timed out comes back with the same id and the old directories. */
const OWNER = `${process.pid}-${Math.round(performance.timeOrigin)}`;
const NAME = /^bellwether-(\d+)-(\d+)-/;

export async function openScratch(tempDirectory: string): Promise<Scratch> {
  const root = await realpath(await mkdtemp(join(tempDirectory, `bellwether-${OWNER}-`)));
  const scratch = { root, source: join(root, "source"), home: join(root, "home"), temp: join(root, "tmp"), spool: join(root, "spool") };
  for (const directory of [scratch.source, scratch.home, scratch.temp, scratch.spool]) await mkdir(directory);
  return scratch;
}

/** Removes the directory even where a step took away its own permissions. */
export async function removeScratch(root: string): Promise<void> {
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 3 });
  await remove().catch(async () => {
    await openUp(root);
    await remove();
  });
}

/** Removes what processes that died in the middle of a run left behind. */
export async function removeOrphans(tempDirectory: string): Promise<void> {
  for (const name of await readdir(tempDirectory)) {
    const [, pid, start] = NAME.exec(name) ?? [];
    if (pid === undefined || `${pid}-${start}` === OWNER) continue;
    if (Number(pid) === process.pid || !isAlive(Number(pid))) await removeScratch(join(tempDirectory, name)).catch(() => {});
  }
}

async function openUp(directory: string): Promise<void> {
  await chmod(directory, 0o700);
  for (const entry of await readdir(directory)) {
    const path = join(directory, entry);
    if ((await lstat(path)).isDirectory()) await openUp(path);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
