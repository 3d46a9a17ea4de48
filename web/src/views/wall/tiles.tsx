import type { Wall } from "../../../../lambdas/contract/observer.ts";
import type { WallFilter } from "../../app/routes.ts";
import { BigTiles } from "./big-tiles.tsx";
import { chosenTiles } from "./chosen-tiles.ts";
import { NoTiles } from "./no-tiles.tsx";
import type { Staleness } from "./staleness.ts";
import { StateCounts } from "./state-counts.tsx";
import { tileGroups } from "./tile-groups.ts";
import { TileGroups } from "./tile-groups.tsx";

type TilesProps = { readonly wall: Wall; readonly filter: WallFilter; readonly stale: Staleness | null };

/** The tiles that the filter leaves, or what it means that it leaves none. */
export function Tiles({ wall, filter, stale }: TilesProps) {
  const tiles = chosenTiles(wall, filter);
  if (tiles.length === 0) return <NoTiles wall={wall} filter={filter} stale={stale} />;
  const groups = tileGroups(tiles, wall.observer.repos);
  return (
    <>
      <StateCounts tiles={tiles} />
      {filter.big ? <BigTiles groups={groups} stale={stale} /> : <TileGroups groups={groups} stale={stale} />}
    </>
  );
}
