import { fitTiles, GAP_PX, GROUP_HEAD_PX } from "./fit-tiles.ts";
import type { Staleness } from "./staleness.ts";
import type { TileGroup } from "./tile-groups.ts";
import { TileGroups } from "./tile-groups.tsx";
import { useSize } from "./use-size.ts";
import "./tiles-compact.css";

type BigTilesProps = { readonly groups: readonly TileGroup[]; readonly stale: Staleness | null };

/** All tiles on one screen, as large as they fit. */
export function BigTiles({ groups, stale }: BigTilesProps) {
  const { ref, size } = useSize();
  const fit =
    size &&
    fitTiles(
      groups.map(({ tiles }) => tiles.length),
      size,
    );
  const style = fit && {
    "--tile-columns": fit.columns,
    "--tile-row": `${fit.rowPx}px`,
    "--tile-font": `${fit.fontPx}px`,
    "--tile-gap": `${GAP_PX}px`,
    "--tile-group-head": `${GROUP_HEAD_PX}px`,
  };
  return (
    <div ref={ref} class={`big-tiles ${fit?.isCompact ? "tiles-compact" : ""}`} style={style ?? undefined}>
      {fit && <TileGroups groups={groups} stale={stale} />}
    </div>
  );
}
