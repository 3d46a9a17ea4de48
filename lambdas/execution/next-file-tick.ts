import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** No clock that is worth waiting for ticks more slowly. */
const LONGEST_TICK_MS = 50;

/**
 * Waits for the next tick of the file system's clock, which is coarser than the process's and a little behind it:
 * whatever was written before has an earlier time, whatever is written from now on has this time or a later one.
 */
export async function nextFileTick(directory: string): Promise<number> {
  const path = join(directory, "clock");
  const tick = async () => {
    await writeFile(path, "now");
    return (await stat(path)).ctimeMs;
  };
  const [first, deadline] = [await tick(), performance.now() + LONGEST_TICK_MS];
  let now = first;
  while (now === first && performance.now() < deadline) {
    await sleep(1);
    now = await tick();
  }
  return now;
}
