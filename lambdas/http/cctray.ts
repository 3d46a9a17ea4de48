import type { WallState } from "../contract/observer.ts";
import { defaultBranches, isMainBranch } from "../domain/observer/default-branch.ts";
import { stateOf } from "../domain/observer/state.ts";
import type { KeptTile } from "../domain/observer/tile.ts";
import type { WallRead } from "./wall-context.ts";
import { xmlElement } from "./xml.ts";

const ACTIVITY: Partial<Record<WallState, string>> = { running: "Building", queued: "CheckingModifications" };
const STATUS = new Map<string | null, string>([
  ["success", "Success"],
  ["failure", "Failure"],
  ["timed_out", "Exception"],
  ["startup_failure", "Exception"],
]);

/** The tiles of a branch; of default branches without one, of all with `*`. */
export function monitoredTiles({ tiles, repos }: Pick<WallRead, "tiles" | "repos">, branch: string | undefined): KeptTile[] {
  const defaultOf = defaultBranches(repos);
  return tiles.filter((tile) => {
    if (branch === undefined) return isMainBranch(tile.branch, defaultOf(tile.repo));
    return branch === "*" || tile.branch === branch;
  });
}

/** What desktop build monitors read (https://cctray.org/v1/): a project per tile. Its last build is the last that ended. */
export function cctray(tiles: readonly KeptTile[]): string {
  const projects = tiles
    .map((tile) => ({ tile, name: `${tile.repo} ${tile.workflow} (${tile.branch})` }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ tile, name }) => `  ${projectOf(tile, name)}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Projects>\n${projects.join("")}</Projects>\n`;
}

function projectOf({ runs }: KeptTile, name: string): string {
  const [latest] = runs;
  const ended = runs.find(({ status }) => status === "completed");
  const last = ended ?? latest;
  return xmlElement("Project", {
    name,
    activity: ACTIVITY[stateOf(latest.status, latest.conclusion)] ?? "Sleeping",
    lastBuildStatus: STATUS.get(ended?.conclusion ?? null) ?? "Unknown",
    lastBuildLabel: String(last.runNumber),
    lastBuildTime: last.updatedAt,
    webUrl: latest.url,
  });
}
