import { switchEventSources } from "./event-sources.ts";
import { backfill } from "./github-backfill.ts";
import { costOfPolling, namesOf } from "./github-polls.ts";
import { clearWall } from "./github-tiles.ts";
import { wallReads } from "./github-wall.ts";
import type { Measured } from "./measured.ts";
import type { BenchSystem } from "./system.ts";

const FEW = 10;
const MANY = 100;

/** What observing GitHub costs: polls, a back-fill, and reading the wall. It asks a simulated GitHub in this process, never the real one. */
export async function gitHubObserver(system: BenchSystem): Promise<Measured[]> {
  await switchEventSources(false);
  try {
    const many = await costOfPolling(system, MANY);
    const runs = await backfill(system);
    const few = await costOfPolling(system, FEW);
    return [...few, ...many, ...runs, ...(await wallReads(system, namesOf(FEW)))];
  } finally {
    await clearWall(system);
  }
}
