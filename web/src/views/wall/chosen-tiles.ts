import type { Wall, WallTile } from "../../../../lambdas/contract/observer.ts";
import { ALL_BRANCHES, type WallFilter } from "../../app/routes.ts";
import { repoKey } from "./tile-groups.ts";

/** The tiles that a filter leaves, in the API's order. */
export function chosenTiles({ tiles, observer }: Pick<Wall, "tiles" | "observer">, filter: WallFilter): readonly WallTile[] {
  const here = tiles.filter(({ repo }) => filter.repo === null || repoKey(repo) === repoKey(filter.repo));
  const branches = filter.branch === null ? ofDefaultBranches(here, observer.repos) : here.filter((tile) => isOf(tile, filter.branch));
  return filter.attention ? branches.filter(({ needsAttention }) => needsAttention) : branches;
}

const isOf = ({ branch }: WallTile, wanted: string | null): boolean => wanted === ALL_BRANCHES || branch === wanted;

/**
 * Each workflow on its default branch; until GitHub has told which that is, on `main` or `master`. One that does not run
 * there (it is for pull requests) is shown by its latest run, so that no workflow is missing.
 */
function ofDefaultBranches(tiles: readonly WallTile[], repos: Wall["observer"]["repos"]): readonly WallTile[] {
  const told = new Set(repos.flatMap(({ repo, defaultBranch }) => (defaultBranch === null ? [] : [repoKey(repo)])));
  const isMain = ({ repo, branch, isDefaultBranch }: WallTile) =>
    isDefaultBranch || (!told.has(repoKey(repo)) && (branch === "main" || branch === "master"));
  const workflows = Map.groupBy(tiles, ({ repo, workflow }) => `${repo} ${workflow}`);
  const shown = new Set([...workflows.values()].flatMap((own) => (own.some(isMain) ? own.filter(isMain) : latest(own))));
  return tiles.filter((tile) => shown.has(tile));
}

const latest = (own: readonly WallTile[]): readonly WallTile[] =>
  own.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, 1);
