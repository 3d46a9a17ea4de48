import type { ObserverState, RepoTrouble, WallTile } from "../../../../lambdas/contract/observer.ts";

/** A repository's tiles, and why it could not be read if it could not. */
export type TileGroup = { readonly repo: string; readonly trouble: RepoTrouble | null; readonly tiles: readonly WallTile[] };

/**
 * Tiles by repository, in the order in which the repositories are watched. Places depend on names alone: a tile
 * stays where it is whatever becomes of its state, so that people know it by its place.
 */
export function tileGroups(tiles: readonly WallTile[], watched: ObserverState["repos"]): readonly TileGroup[] {
  const own = Map.groupBy(tiles, ({ repo }) => repoKey(repo));
  const state = new Map(watched.map((one) => [repoKey(one.repo), one]));
  return [...new Set([...state.keys(), ...[...own.keys()].toSorted()])].flatMap((key) => {
    const group = own.get(key)?.toSorted(byPlace) ?? [];
    const [first] = group;
    return first ? [{ repo: first.repo, trouble: state.get(key)?.trouble ?? null, tiles: group }] : [];
  });
}

/** GitHub's names know no case: a repository may be watched by another spelling than its own. */
export const repoKey = (repo: string): string => repo.toLowerCase();

/** What a tile is known by from one refresh to the next. */
export const tileKey = ({ repo, workflow, branch }: WallTile): string => JSON.stringify([repo, workflow, branch]);

const byPlace = (a: WallTile, b: WallTile): number =>
  a.workflowName.localeCompare(b.workflowName) ||
  a.workflow.localeCompare(b.workflow) ||
  Number(b.isDefaultBranch) - Number(a.isDefaultBranch) ||
  a.branch.localeCompare(b.branch);
