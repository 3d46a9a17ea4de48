import type { WallState } from "../../../../lambdas/contract/observer.ts";
import { stateName } from "./tile-words.ts";
import "./tile-strip.css";

/** The latest runs' states, oldest first: a pass is a low bar, a failure a high one, anything else a dot. */
export function TileStrip({ recent }: { readonly recent: readonly WallState[] }) {
  if (recent.length === 0) return null;
  const oldestFirst = recent.toReversed();
  return (
    <span class="tile-strip" role="img" aria-label={`Latest runs, oldest first: ${oldestFirst.map(stateName).join(", ")}`}>
      {oldestFirst.map((state, index) => (
        <i key={recent.length - index} class={`strip-${state}`} title={stateName(state)} />
      ))}
    </span>
  );
}
