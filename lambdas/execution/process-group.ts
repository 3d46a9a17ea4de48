import { setTimeout as sleep } from "node:timers/promises";
import { isGroupAlive } from "./group-liveness.ts";
import { signalGroup } from "./signal-group.ts";

/** Leaders of the groups that run now. */
const running = new Set<number>();

/** SIGTERM, and SIGKILL for those who are still there after the grace. */
export async function endGroup(leader: number, graceMs: number): Promise<void> {
  signalGroup(leader, "SIGTERM");
  const deadline = performance.now() + graceMs;
  while (performance.now() < deadline && (await isGroupAlive(leader))) await sleep(50);
  signalGroup(leader, "SIGKILL");
}

/** While watched, a group also ends with this process: groups of their own outlive their parent otherwise. */
export function watchGroup(leader: number): { readonly release: () => void } {
  if (running.size === 0) {
    process.on("exit", killAll);
    process.on("SIGTERM", killAllAndExit);
  }
  running.add(leader);
  return {
    release: () => {
      running.delete(leader);
      if (running.size > 0) return;
      process.off("exit", killAll);
      process.off("SIGTERM", killAllAndExit);
    },
  };
}

function killAll(): void {
  for (const leader of running) signalGroup(leader, "SIGKILL");
}

function killAllAndExit(): void {
  killAll();
  process.exit(143);
}
