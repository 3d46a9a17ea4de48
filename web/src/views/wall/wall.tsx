import type { Wall, WallConfig } from "../../../../lambdas/contract/observer.ts";
import type { WallFilter } from "../../app/routes.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { NotWatching } from "./not-watching.tsx";
import { ObserverBar } from "./observer-bar.tsx";
import { StaleNote } from "./stale-note.tsx";
import type { Staleness } from "./staleness.ts";
import { Tiles } from "./tiles.tsx";
import { useWall } from "./use-wall.ts";
import { WallFilters } from "./wall-filters.tsx";
import { WallHead } from "./wall-head.tsx";
import "./wall.css";
import "./wall-big.css";

/** Every watched workflow's latest state, read from GitHub; `big` for a screen across the room. */
export function WallView({ filter }: { readonly filter: WallFilter }) {
  const { wall, config, stale } = useWall();
  const hasTiles = wall.data !== null && wall.data.tiles.length > 0;
  return (
    <div class={`view wall ${filter.big ? "wall-big" : ""}`} data-testid="wall" data-stale={stale?.because}>
      <WallHead title={config?.title ?? "Wall"} filter={filter} />
      {!filter.big && hasTiles && <WallFilters key={JSON.stringify(filter)} filter={filter} wall={wall.data} />}
      {hasTiles && stale !== null && <StaleNote stale={stale} retry={wall.refresh} />}
      <Loaded of={stale === null ? wall : { ...wall, problem: null }} lines={8}>
        {(data) => <WallParts wall={data} config={config} filter={filter} stale={stale} />}
      </Loaded>
    </div>
  );
}

type WallPartsProps = {
  readonly wall: Wall;
  readonly config: WallConfig | null;
  readonly filter: WallFilter;
  readonly stale: Staleness | null;
};

const WallParts = ({ wall, config, filter, stale }: WallPartsProps) => (
  <>
    <ObserverBar observer={wall.observer} config={config} isAnswering={stale?.because !== "no-answer"} />
    {wall.tiles.length === 0 ? (
      <NotWatching observer={wall.observer} config={config} />
    ) : (
      <Tiles wall={wall} filter={filter} stale={stale} />
    )}
  </>
);
