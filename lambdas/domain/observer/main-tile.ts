import type { WallTile } from "../../contract/observer.ts";
import { compareInstants } from "../runs/instant.ts";

/** The tile that stands for a workflow: the default branch's, else that of `main` or `master`, else the newest. Null of none. */
export function mainTile(tiles: readonly WallTile[]): WallTile | null {
  return (
    tiles.find(({ isDefaultBranch }) => isDefaultBranch) ??
    tiles.find(({ branch }) => branch === "main") ??
    tiles.find(({ branch }) => branch === "master") ??
    tiles.toSorted((a, b) => compareInstants(b.startedAt, a.startedAt))[0] ??
    null
  );
}
