import { readdir, readFile } from "node:fs/promises";
import { signalGroup } from "./signal-group.ts";

/**
 * True while somebody in the group still runs. Those who ended and were never collected do not count: orphans stay like
 * that where the first process of a sandbox collects nobody, and a signal still finds them.
 */
export async function isGroupAlive(leader: number): Promise<boolean> {
  if (!signalGroup(leader, 0)) return false;
  if (process.platform !== "linux") return true;
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "latin1").catch(() => "")));
  return stats.some((stat) => isMember(stat, leader));
}

/** A stat line is `pid (name) state parent group ...`, and the name may hold anything. */
function isMember(stat: string, leader: number): boolean {
  const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(group) === leader && state !== "Z" && state !== "X";
}
