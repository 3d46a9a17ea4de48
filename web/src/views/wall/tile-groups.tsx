import type { Staleness } from "./staleness.ts";
import { Tile } from "./tile.tsx";
import { type TileGroup, tileKey } from "./tile-groups.ts";

type TileGroupsProps = { readonly groups: readonly TileGroup[]; readonly stale: Staleness | null };

/** Tiles under their repository's name. Those of one that could not be read are as old as that. */
export const TileGroups = ({ groups, stale }: TileGroupsProps) => (
  <>
    {groups.map(({ repo, trouble, tiles }) => (
      <section key={repo} class="tile-group" aria-label={repo} data-testid="wall-group">
        <h2>
          {repo}
          {trouble !== null && <span class="tile-group-trouble">could not be read</span>}
        </h2>
        <ul class="tiles">
          {tiles.map((tile) => (
            <Tile
              key={tileKey(tile)}
              tile={tile}
              asOf={stale?.asOf ?? trouble?.since ?? null}
              isStale={stale !== null || trouble !== null}
            />
          ))}
        </ul>
      </section>
    ))}
  </>
);
