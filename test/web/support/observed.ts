import type { WallState, WallTile } from "../../../lambdas/contract/observer.ts";
import { at, commitOf, newId } from "./factories.ts";
import { addRunsOf } from "./observed-runs.ts";
import { anObserver, aTile, aWallConfig } from "./wall-factories.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const SEARCH = { repo: "acme/search-with-a-rather-long-name", branch: "trunk", commit: commitOf(60) };
const P: WallState = "passing";
const F: WallState = "failing";
const FORK = { branch: "stranger:patch-1", isDefaultBranch: false, actor: "stranger", event: "pull_request" };

/** Two repositories, five workflows, several branches: every state, one run that is overdue, one that was failing. */
export function addObserved(world: World, nowMs: number): void {
  const tiles = [
    ended(nowMs - 12 * MINUTE, 182, { recent: [P, P, P, F, P, P, P, P, P, P] }),
    failed(nowMs - 4 * MINUTE, 250, {
      workflow: "browser-tests.yml",
      workflowName: "Browser tests",
      attempt: 2,
      recent: [F, F, F, P, P, F, P, P, P, P],
    }),
    running(nowMs - 95_000, { workflow: "deploy.yml", workflowName: "Deploy to production", usualSeconds: 240, recent: [P, P, P, P] }),
    running(nowMs - 70_000, {
      branch: "feature/checkout",
      isDefaultBranch: false,
      previousConclusion: "failure",
      ...since(nowMs - 300 * MINUTE),
    }),
    queued(nowMs - 50_000, { ...FORK }),
    ended(nowMs - 900 * MINUTE, 61, { ...SEARCH, actor: "renovate[bot]", event: "schedule", usualSeconds: null, recent: [P, P] }),
    running(nowMs - 31 * MINUTE, {
      ...SEARCH,
      workflow: "index.yml",
      workflowName: "Rebuild the index of everything there is",
      usualSeconds: 600,
    }),
    other(nowMs - 33 * MINUTE, { ...SEARCH, workflow: "browser-tests.yml", workflowName: "Browser tests" }),
    ended(nowMs - 200 * MINUTE, 33, {
      ...SEARCH,
      workflow: "deploy.yml",
      workflowName: "Deploy to production",
      state: "cancelled",
      conclusion: "cancelled",
    }),
    ended(nowMs - 60 * MINUTE, 2, {
      ...SEARCH,
      workflow: ".github/label.yml",
      workflowName: ".github/label.yml",
      state: "skipped",
      conclusion: "skipped",
    }),
    failed(nowMs - 26 * 60 * MINUTE, 840, {
      ...SEARCH,
      branch: "very/long/branch-name-of-somebody-who-likes-words",
      isDefaultBranch: false,
      conclusion: "timed_out",
      recent: [F],
    }),
  ];
  for (const tile of tiles) addRunsOf(world, tile);
  world.runs.sort((a, b) => b.queuedAt.localeCompare(a.queuedAt));
  world.wall = {
    asOf: at(nowMs),
    tiles,
    observer: anObserver({ lastGoodPollAt: at(nowMs), rateLimit: { limit: 5_000, remaining: 4_812, resetAt: at(nowMs + 31 * MINUTE) } }),
  };
  world.wallConfig = aWallConfig();
}

const ended = (endMs: number, seconds: number, part: Partial<WallTile>): WallTile =>
  aTile({ startedAt: at(endMs - seconds * 1000), updatedAt: at(endMs), durationSeconds: seconds, ...part });

const failed = (endMs: number, seconds: number, part: Partial<WallTile>): WallTile =>
  ended(endMs, seconds, { state: "failing", conclusion: "failure", needsAttention: true, ...since(endMs - 190 * MINUTE), ...part });

const other = (endMs: number, part: Partial<WallTile>): WallTile =>
  ended(endMs, 0, {
    state: "other",
    conclusion: "startup_failure",
    needsAttention: true,
    usualSeconds: null,
    recent: ["other", "passing"],
    ...part,
  });

const running = (startMs: number, part: Partial<WallTile>): WallTile =>
  aTile({
    state: "running",
    status: "in_progress",
    conclusion: null,
    startedAt: at(startMs),
    updatedAt: at(startMs),
    durationSeconds: null,
    ...part,
  });

const queued = (startMs: number, part: Partial<WallTile>): WallTile =>
  running(startMs, { state: "queued", status: "waiting", previousConclusion: null, recent: [], ...part });

const since = (ms: number): Partial<WallTile> => ({
  needsAttention: true,
  recent: [F, F, P],
  failingSince: { at: at(ms), commit: commitOf(44), runId: newId() },
});
