import type { Beat, RepoState } from "../domain/observer/observer-state.ts";
import type { KeptTile } from "../domain/observer/tile.ts";
import type { ObserverSetup } from "../pipeline/observer/setup.ts";

/** All that the wall's routes read of the store. */
export type WallRead = {
  readonly tiles: readonly KeptTile[];
  /** Null before the first poll. */
  readonly beat: Beat | null;
  readonly repos: readonly RepoState[];
};

/** What the wall's routes need. `readWall` is one query, so each request asks for it once at most. */
export type WallContext = {
  readonly readWall: () => Promise<WallRead>;
  readonly observer: () => Promise<ObserverSetup>;
  readonly now: () => string;
};
