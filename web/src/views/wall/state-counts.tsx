import type { WallTile } from "../../../../lambdas/contract/observer.ts";
import { StateShape } from "./state-shape.tsx";
import { stateName } from "./tile-words.ts";
import { WALL_STATES_SHOWN } from "./wall-states.ts";

/** How many tiles are in each state that one is in. */
export const StateCounts = ({ tiles }: { readonly tiles: readonly WallTile[] }) => (
  <ul class="state-counts" aria-label="Tiles by state">
    {WALL_STATES_SHOWN.map((state) => ({ state, count: tiles.filter((tile) => tile.state === state).length }))
      .filter(({ count }) => count > 0)
      .map(({ state, count }) => (
        <li key={state} class={`state-${state}`}>
          <StateShape state={state} />
          {count} {stateName(state)}
        </li>
      ))}
  </ul>
);
