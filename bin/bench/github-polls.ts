import { poll } from "../../lambdas/pipeline/observer/poll.ts";
import { type Cost, costOf, told } from "./github-cost.ts";
import { type BenchObserver, expectAllRead, openBenchObserver, REFRESH_SECONDS } from "./github-observer.ts";
import { benchRepo } from "./github-runs.ts";
import { clearWall } from "./github-tiles.ts";
import type { Measured } from "./measured.ts";
import { type BenchSystem, percentile } from "./system.ts";

const WORKFLOWS = 100;
/** With many repositories each list's turn comes within four polls; only then has each of them an ETag. */
const TURNS = 4;
/** So many more end within the minute of the first poll. */
const UNCHANGED = 8;

const costOfPoll = ({ observer, gitHub }: BenchObserver): Promise<Cost> => costOf(gitHub, observer.stores.insights, () => poll(observer));

async function costOfPolls(bench: BenchObserver, count: number): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (let n = 0; n < count; n++) {
    bench.wait(REFRESH_SECONDS);
    costs.push(await costOfPoll(bench));
  }
  return costs;
}

/** The most of everything, but the median of the times. */
function dearest(costs: readonly Cost[]): Cost {
  const most = (of: (cost: Cost) => number) => Math.max(...costs.map(of));
  return {
    requests: most(({ requests }) => requests),
    unchanged: Math.min(...costs.map(({ unchanged }) => unchanged)),
    used: most(({ used }) => used),
    writes: most(({ writes }) => writes),
    units: most(({ units }) => units),
    reads: most(({ reads }) => reads),
    ms: percentile(
      costs.map(({ ms }) => ms),
      0.5,
    ),
  };
}

export const namesOf = (repos: number): string[] => Array.from({ length: repos }, (_, index) => `bench/of-${repos}-${index}`);

/** 100 workflows in so many repositories: the first poll, polls that find nothing new, the first of them in a new minute, and the hourly look at all. Their tiles stay. */
export async function costOfPolling(system: BenchSystem, repos: number): Promise<Measured[]> {
  await clearWall(system);
  const start = Date.now();
  const shape = { workflows: WORKFLOWS / repos, runs: WORKFLOWS / repos, now: start };
  const bench = await openBenchObserver(
    system,
    namesOf(repos).map((name) => benchRepo(name, shape)),
    start,
  );
  const row = (what: string, value: string, bar?: string): Measured => ({
    what: `${WORKFLOWS} workflows in ${repos} repositories (GitHub simulated): ${what}`,
    value,
    ...(bar ? { bar } : {}),
  });
  try {
    const first = await costOfPoll(bench);
    await costOfPolls(bench, TURNS - 1);
    const unchanged = await costOfPolls(bench, UNCHANGED);
    const [beat = first] = await costOfPolls(bench, 1);
    bench.wait(3600);
    const hourly = await costOfPoll(bench);
    await expectAllRead(bench.observer);
    return [
      row("first poll", told(first)),
      row(`unchanged, within the minute (most of ${UNCHANGED})`, told(dearest(unchanged), "p50 "), "<= 100 requests, no write"),
      row("unchanged, first of a minute (it notes the time)", told(beat)),
      row("unchanged, first of an hour (it reads all again)", told(hourly)),
    ];
  } finally {
    await bench.gitHub.close();
  }
}
