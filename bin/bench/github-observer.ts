import { observerSettings } from "../../lambdas/domain/observer/settings.ts";
import type { Observer } from "../../lambdas/pipeline/observer/observer.ts";
import { openGitHub } from "../../lambdas/sources/github/client/client.ts";
import { readPolls } from "../../lambdas/store/wall.ts";
import type { BenchRepo } from "./github-runs.ts";
import { openStandIn, type StandIn } from "./github-stand-in.ts";
import type { BenchSystem } from "./system.ts";

export const REFRESH_SECONDS = 5;

export type BenchObserver = {
  readonly observer: Observer;
  readonly gitHub: StandIn;
  /** Have so much time go by: the observer's clock stands still otherwise. */
  readonly wait: (seconds: number) => void;
  /** Attempts whose end was queued to be read. */
  readonly ends: () => number;
};

/** An observer of these repositories over the deployed system's tables, which polls a simulated GitHub when told. Nothing reads what it queues. */
export async function openBenchObserver({ stores, data }: BenchSystem, repos: readonly BenchRepo[], start: number): Promise<BenchObserver> {
  const gitHub = await openStandIn(repos);
  const { settings } = observerSettings({
    GH_REPOS: repos.map(({ repo }) => repo).join(","),
    REFRESH_SECONDS: String(REFRESH_SECONDS),
    GITHUB_API_URL: gitHub.url,
  });
  let [clock, ends] = [start, 0];
  const wait = (seconds: number): void => {
    clock += seconds * 1000;
  };
  const queueEnd = async (): Promise<void> => {
    ends += 1;
  };
  const now = () => new Date(clock).toISOString();
  const access = { api: openGitHub({ token: "bench", baseUrl: gitHub.url, now }), identity: "bench" };
  return {
    observer: { stores, data, settings, github: async () => access, queueEnd, now },
    gitHub,
    wait,
    ends: () => ends,
  };
}

/** A poll that failed is cheap: it must not pass for a fast one. */
export async function expectAllRead({ stores, settings }: Observer): Promise<void> {
  const { polls } = await readPolls(stores.insights);
  const trouble = polls.find((one) => one.trouble !== null)?.trouble?.problem;
  if (trouble || polls.length !== settings.repos.length) throw new Error(`the poll of the simulated GitHub failed: ${trouble}`);
}
