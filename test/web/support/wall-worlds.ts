import { at } from "./factories.ts";
import { anObserver, aTrouble, aWallConfig } from "./wall-factories.ts";
import { emptyWorld, livedInWorld, type World } from "./world.ts";

const MINUTE = 60_000;
const NO_TOKEN = {
  setting: "GITHUB_TOKEN",
  problem: "GITHUB_TOKEN is missing, so nothing of GitHub is seen",
  advice: "make a fine-grained token with read access to Actions, set it as GITHUB_TOKEN and run npm start again",
};

/** A world of then; what the observer says of itself is of now. */
const observed = (nowMs: number, part: Parameters<typeof anObserver>[0]): World => {
  const world = livedInWorld(nowMs);
  world.wall = { ...world.wall, observer: { ...world.wall.observer, ...part } };
  return world;
};

const unobserved = (part: Parameters<typeof anObserver>[0], config = aWallConfig()): World => ({
  ...emptyWorld(),
  wall: { asOf: at(0), tiles: [], observer: anObserver({ lastGoodPollAt: null, ageSeconds: null, rateLimit: null, ...part }) },
  wallConfig: config,
});

/** The observer's troubles, each as a world of its own to look at. */
export const WORLDS: Readonly<Record<string, (nowMs: number) => World>> = {
  "lived-in": livedInWorld,
  empty: emptyWorld,
  misconfigured: () =>
    unobserved(
      { status: "misconfigured", repos: [], settingProblems: [NO_TOKEN] },
      aWallConfig({ token: false, settingProblems: [NO_TOKEN] }),
    ),
  waiting: () => unobserved({ status: "waiting" }),
  stale: (nowMs) =>
    observed(nowMs - 47 * MINUTE, { status: "failing", isStale: true, lastGoodPollAt: at(nowMs - 47 * MINUTE), ageSeconds: 47 * 60 }),
  paused: (nowMs) =>
    observed(nowMs, {
      status: "paused",
      pausedUntil: at(nowMs + 12 * MINUTE),
      rateLimit: { limit: 5_000, remaining: 0, resetAt: at(nowMs + 12 * MINUTE) },
    }),
  troubled: (nowMs) =>
    observed(nowMs, {
      repos: [
        { repo: "acme/shop", defaultBranch: "main", trouble: null },
        { repo: "acme/search-with-a-rather-long-name", defaultBranch: "trunk", trouble: aTrouble({ since: at(nowMs - 25 * MINUTE) }) },
      ],
    }),
  calm: (nowMs) => {
    const world = livedInWorld(nowMs);
    world.wall = { ...world.wall, tiles: world.wall.tiles.filter(({ needsAttention }) => !needsAttention) };
    return world;
  },
};
