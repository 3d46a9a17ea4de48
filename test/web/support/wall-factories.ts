import type { ObserverState, RepoTrouble, WallConfig, WallTile } from "../../../lambdas/contract/observer.ts";
import { at, commitOf, newId } from "./factories.ts";

export const aTile = (overrides: Partial<WallTile> = {}): WallTile => ({
  repo: "acme/shop",
  workflow: "ci.yml",
  workflowName: "CI",
  branch: "main",
  isDefaultBranch: true,
  state: "passing",
  needsAttention: false,
  runId: newId(),
  externalId: "19283746501",
  runNumber: 412,
  attempt: 1,
  title: "Round the tax once",
  status: "completed",
  conclusion: "success",
  previousConclusion: "success",
  commit: commitOf(3),
  actor: "mina",
  event: "push",
  startedAt: at(0),
  updatedAt: at(180_000),
  durationSeconds: 180,
  usualSeconds: 175,
  failingSince: null,
  recent: ["passing", "passing", "failing", "passing"],
  url: "https://github.com/acme/shop/actions/runs/19283746501",
  ...overrides,
});

export const anObserver = (overrides: Partial<ObserverState> = {}): ObserverState => ({
  status: "watching",
  settingProblems: [],
  lastGoodPollAt: at(0),
  ageSeconds: 12,
  isStale: false,
  rateLimit: { limit: 5_000, remaining: 4_812, resetAt: at(1_800_000) },
  pausedUntil: null,
  repos: [
    { repo: "acme/shop", defaultBranch: "main", trouble: null },
    { repo: "acme/search-with-a-rather-long-name", defaultBranch: "trunk", trouble: null },
  ],
  ...overrides,
});

export const aTrouble = (overrides: Partial<RepoTrouble> = {}): RepoTrouble => ({
  code: "not_found",
  problem: "acme/search-with-a-rather-long-name: GitHub knows no such repository (HTTP 404: Not Found)",
  advice: "Check the name in `GH_REPOS`, and that the token may read this repository.",
  since: at(0),
  ...overrides,
});

export const aWallConfig = (overrides: Partial<WallConfig> = {}): WallConfig => ({
  title: "Acme's builds",
  refreshSeconds: 10,
  backfillDays: 7,
  repos: ["acme/shop", "acme/search-with-a-rather-long-name"],
  workflows: [],
  allWorkflows: true,
  apiUrl: "https://api.github.com",
  webhook: false,
  token: true,
  settingProblems: [],
  ...overrides,
});
