import type { ObservedAttempt, RepoTrouble } from "../../../lambdas/contract/observer.ts";
import type { Observation } from "../../../lambdas/domain/observer/observer-state.ts";
import { observerSettings } from "../../../lambdas/domain/observer/settings.ts";
import { type KeptTile, withRun } from "../../../lambdas/domain/observer/tile.ts";

/** So many minutes after noon. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 21, 12) + minutes * 60_000).toISOString();

/** The first attempt of run 101, which passed in a minute. */
export const anAttempt = (overrides: Partial<ObservedAttempt> = {}): ObservedAttempt => ({
  repo: "acme/shop",
  externalId: "101",
  attempt: 1,
  runNumber: 7,
  workflow: "ci.yml",
  workflowName: "CI",
  title: "Mend the till",
  status: "completed",
  conclusion: "success",
  branch: "main",
  commit: "0123456789abcdef0123456789abcdef01234567",
  actor: "ada",
  event: "push",
  createdAt: overrides.startedAt ?? at(0),
  startedAt: at(0),
  updatedAt: at(1),
  url: "https://github.com/acme/shop/actions/runs/101",
  ...overrides,
});

/** The id that Bellwether gives to an attempt, in specs. */
export const runIdOf = ({ externalId, attempt }: Pick<ObservedAttempt, "externalId" | "attempt">): string => `run-${externalId}-${attempt}`;

/** The tile after these were delivered, in this order. */
export function tileAfter(first: ObservedAttempt, ...others: readonly ObservedAttempt[]): KeptTile {
  return others.reduce((tile, one) => withRun(tile, one, runIdOf(one)), withRun(null, first, runIdOf(first)));
}

/** A minute's run each ten minutes, oldest first, by how it concluded; null is one that still runs. */
export function aHistory(...conclusions: readonly (string | null)[]): [ObservedAttempt, ...ObservedAttempt[]] {
  const [first = anAttempt(), ...others] = conclusions.map((conclusion, index) =>
    anAttempt({
      externalId: String(101 + index),
      runNumber: 1 + index,
      startedAt: at(10 * index),
      updatedAt: at(10 * index + 1),
      status: conclusion === null ? "in_progress" : "completed",
      conclusion,
      commit: String(index).repeat(40),
    }),
  );
  return [first, ...others];
}

export const aTrouble = (overrides: Partial<RepoTrouble> = {}): RepoTrouble => ({
  code: "not_found",
  problem: "GitHub knows no such repository",
  advice: "check its name",
  since: at(0),
  ...overrides,
});

/** An observer of acme/shop that read it a minute ago and is fine. */
export const anObservation = (overrides: Partial<Observation> = {}): Observation => ({
  settings: observerSettings({ GH_REPOS: "acme/shop" }).settings,
  problems: [],
  hasToken: true,
  beat: { lastGoodPollAt: at(9), rateLimit: null, pausedUntil: null },
  repos: [{ repo: "acme/shop", defaultBranch: "main", trouble: null }],
  now: at(10),
  ...overrides,
});
