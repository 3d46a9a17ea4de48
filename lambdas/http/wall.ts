import type { Wall, WallConfig, WallFilters, WallTile } from "../contract/observer.ts";
import { defaultBranches } from "../domain/observer/default-branch.ts";
import { observerState } from "../domain/observer/observer-state.ts";
import { isSameRepo } from "../domain/observer/same-repo.ts";
import { tileOf } from "../domain/observer/tile.ts";
import { compareTiles } from "../domain/observer/wall-order.ts";
import type { ObserverSetup } from "../pipeline/observer/setup.ts";
import type { WallRead } from "./wall-context.ts";

/** Every tile as it is shown, what needs attention first. */
export function shownTiles({ tiles, repos }: Pick<WallRead, "tiles" | "repos">): WallTile[] {
  const branchOf = defaultBranches(repos);
  return tiles.map((tile) => tileOf(tile, branchOf(tile.repo))).toSorted(compareTiles);
}

export type TileFilter = Partial<Pick<WallTile, "repo" | "workflow" | "branch">> & { readonly attention?: boolean };

/** What a filter does not name it does not ask for; without attention asked for, all is shown. */
export const matchesTile =
  ({ repo, workflow, branch, attention = false }: TileFilter) =>
  (tile: WallTile): boolean =>
    (repo === undefined || isSameRepo(tile.repo, repo)) &&
    (workflow === undefined || tile.workflow === workflow) &&
    (branch === undefined || tile.branch === branch) &&
    (!attention || tile.needsAttention);

export const wallOf = (read: WallRead, setup: ObserverSetup, filter: TileFilter, now: string): Wall => ({
  asOf: now,
  tiles: shownTiles(read).filter(matchesTile(filter)),
  observer: observerState({ ...setup, ...read, now }),
});

/** What is watched and how; no secret, only whether there is one. */
export const configOf = ({ settings, problems, hasToken, hasWebhookSecret }: ObserverSetup): WallConfig => ({
  title: settings.title,
  refreshSeconds: settings.refreshSeconds,
  backfillDays: settings.backfillDays,
  repos: [...settings.repos],
  workflows: [...settings.workflows],
  allWorkflows: settings.workflows.length === 0,
  apiUrl: settings.apiUrl,
  webhook: hasWebhookSecret,
  token: hasToken,
  settingProblems: [...problems],
});

/** What the wall's runs have, not only the latest ones. */
export function filtersOf({ tiles }: Pick<WallRead, "tiles">): WallFilters {
  const runs = tiles.flatMap((tile) => tile.runs);
  return {
    repos: unique(tiles.map(({ repo }) => repo)),
    workflows: unique(tiles.map(({ workflow }) => workflow)),
    branches: unique(tiles.map(({ branch }) => branch)),
    actors: unique(runs.map(({ actor }) => actor)),
    statuses: unique(runs.map(({ status }) => status)),
    conclusions: unique(runs.flatMap(({ conclusion }) => conclusion ?? [])),
  };
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].toSorted();
