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

function observedRepos(system: BenchSystem, repos: number): Promise<BenchObserver> {
  const now = Date.now();
  const shape = { workflows: WORKFLOWS / repos, runs: WORKFLOWS / repos, now };
  return openBenchObserver(
    system,
    namesOf(repos).map((name) => benchRepo(name, shape)),
    now,
  );
}

/** 100 workflows in so many repositories: the first poll, polls that find nothing new, the first of a new minute, and the hourly look at all. Their tiles stay. */
export async function costOfPolling(system: BenchSystem, repos: number): Promise<Measured[]> {
  await clearWall(system);
  const bench = await observedRepos(system, repos);
  const what = `poll of ${WORKFLOWS} workflows in ${repos} repositories (GitHub simulated)`;
  try {
    const first = await costOfPoll(bench);
    await costOfPolls(bench, TURNS - 1);
    const unchanged = dearest(await costOfPolls(bench, UNCHANGED));
    const [nextMinute = first] = await costOfPolls(bench, 1);
    bench.wait(3600);
    const nextHour = await costOfPoll(bench);
    await expectAllRead(bench.observer);
    return [
      { what: `${what}: the first`, value: told(first) },
      {
        what: `${what}: unchanged, again within a minute (most of ${UNCHANGED})`,
        value: told(unchanged, "p50 "),
        bar: "100 requests, no write",
      },
      { what: `${what}: unchanged, a minute later, when it notes the time`, value: told(nextMinute), bar: "100 requests" },
      { what: `${what}: unchanged, an hour later, when it reads all again`, value: told(nextHour) },
    ];
  } finally {
    await bench.gitHub.close();
  }
}
