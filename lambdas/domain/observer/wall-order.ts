import type { WallTile } from "../../contract/observer.ts";

/** What needs attention first; then by repository and workflow, the default branch before the others. */
export function compareTiles(a: WallTile, b: WallTile): number {
  return (
    Number(b.needsAttention) - Number(a.needsAttention) ||
    compareText(a.repo, b.repo) ||
    compareText(a.workflow, b.workflow) ||
    Number(b.isDefaultBranch) - Number(a.isDefaultBranch) ||
    compareText(a.branch, b.branch)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
