import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "../console/run-program.ts";
import { SCRATCH_PREFIX } from "./record.ts";

/** An executor that is asked to end first ends its steps. */
const ENDS_WITHIN_MS = 3_000;

/** Ends the functions that outlived their local cloud, and with them the steps that they run: their command lines name its folder. */
export async function endLeftovers(scratch: string): Promise<void> {
  if (!basename(scratch).startsWith(SCRATCH_PREFIX)) return;
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const pids = await processesOf(scratch);
    for (const pid of pids) end(pid, signal);
    for (const until = Date.now() + ENDS_WITHIN_MS; pids.length > 0 && Date.now() < until; await sleep(100)) {
      if ((await processesOf(scratch)).length === 0) return;
    }
  }
}

/** `/proc` on Linux, `ps` elsewhere. */
async function processesOf(scratch: string): Promise<number[]> {
  const entries = await readdir("/proc").catch(() => null);
  if (entries === null) {
    const listed = await runProgram("ps", ["-ww", "-axo", "pid=,command="]);
    return (listed?.lines ?? []).filter((line) => line.includes(`${scratch}/`)).map((line) => Number.parseInt(line, 10));
  }
  const pids = entries.filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, index) => lines[index]?.includes(`${scratch}/`)).map(Number);
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
