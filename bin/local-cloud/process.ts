import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "../console/run-program.ts";
import type { Home } from "../places.ts";

/** Arguments for Python. `-X` takes any name, so our folder stands on the command line: the process can be told from a stranger that got its number later. */
export const argumentsOf = (home: Home): string[] => ["-X", `bellwether=${home.dir}`, "-m", "ministack"];

/** Whether the process lives and is the local cloud of this very folder. A process that only waits to be reaped has no command line and is none. */
export async function isOurs(pid: number, home: Home, commandLine = commandLineOf): Promise<boolean> {
  return (await commandLine(pid)).includes(argumentsOf(home).join(" "));
}

/** Empty where there is no such process. `/proc` on Linux, `ps` elsewhere. */
async function commandLineOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  if (fromProc !== null) return fromProc.replaceAll("\0", " ");
  const listed = await runProgram("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  return listed?.code === 0 ? listed.lines.join("\n") : "";
}

/** Waits for its end; false where it outlives the time. */
export async function hasEnded(pid: number, home: Home, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (await isOurs(pid, home)) {
    if (Date.now() > until) return false;
    await sleep(50);
  }
  return true;
}
