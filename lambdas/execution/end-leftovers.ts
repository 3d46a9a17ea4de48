import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Ends processes that left their step's process group (`setsid`): those that were started with this text, which has
 * to be unique, in their environment. Only Linux can say so; elsewhere such processes are left alone.
 */
export async function endLeftovers(mark: string): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const pids = await startedWith(mark);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
  }
}

async function startedWith(mark: string): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const environments = await Promise.all(pids.map((pid) => readFile(join("/proc", String(pid), "environ"), "latin1").catch(() => "")));
  return pids.filter((pid, index) => pid !== process.pid && environments[index]?.includes(mark));
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
