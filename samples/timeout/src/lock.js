import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Runs `work` while it holds the lock file, and waits for as long as somebody else does. */
export async function withLock(path, holder, work, { everyMs = 500, say = console.log } = {}) {
  while (!(await take(path, holder))) {
    say(`waiting for ${path}, held by ${(await readFile(path, "utf8").catch(() => "nobody")).trim()}`);
    await sleep(everyMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

const take = (path, holder) =>
  writeFile(path, `${holder}\n`, { flag: "wx" }).then(
    () => true,
    (error) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
