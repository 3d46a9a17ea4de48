import type { Wall, WallConfig } from "../../../../lambdas/contract/observer.ts";
import * as resources from "../../api/resources.ts";
import { type Polled, usePoll } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { type Staleness, stalenessOf } from "./staleness.ts";

const CONFIG_SECONDS = 60;
/** Until the configuration says how often. */
const WALL_SECONDS = 10;

type Followed = { readonly wall: Polled<Wall>; readonly config: WallConfig | null; readonly stale: Staleness | null };

/** The wall, asked for as often as GitHub is, and whether it is still right; what is configured is null until it is known. */
export function useWall(): Followed {
  const nowMs = useNow();
  const config = usePoll(resources.wallConfig, CONFIG_SECONDS).data;
  const seconds = config?.refreshSeconds ?? WALL_SECONDS;
  const wall = usePoll(resources.wall, seconds);
  return { wall, config, stale: stalenessOf(wall, seconds, nowMs) };
}
