import { poll } from "../../lambdas/pipeline/observer/poll.ts";
import { costOf, told } from "./github-cost.ts";
import { expectAllRead, openBenchObserver } from "./github-observer.ts";
import { benchRepo } from "./github-runs.ts";
import { clearWall } from "./github-tiles.ts";
import type { Measured } from "./measured.ts";
import type { BenchSystem } from "./system.ts";

const RUNS = 1000;

/** The first poll of a repository with 1,000 runs in the window. */
export async function backfill(system: BenchSystem): Promise<Measured[]> {
  await clearWall(system);
  const now = Date.now();
  const bench = await openBenchObserver(system, [benchRepo("bench/backfill", { workflows: 10, runs: RUNS, now })], now);
  const { observer, gitHub } = bench;
  try {
    const cost = await costOf(gitHub, observer.stores.insights, () => poll(observer));
    await expectAllRead(observer);
    if (bench.ends() !== RUNS) throw new Error(`${bench.ends()} of ${RUNS} runs were taken in`);
    return [{ what: `back-fill of ${RUNS} completed runs (GitHub simulated), to the wall and the list of runs`, value: told(cost) }];
  } finally {
    await gitHub.close();
  }
}
