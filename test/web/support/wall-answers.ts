import type { Wall, WallFilters } from "../../../lambdas/contract/observer.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { type Answer, ok } from "./answer.ts";
import { at } from "./factories.ts";
import type { World } from "./world.ts";

/** What the fake API answers about the observer: its last poll was just now, unless it is stale. */
export function wallAnswer({ wall, wallConfig, runs }: World, kind: string): Answer {
  if (kind === "config") return ok(wallConfig);
  return ok(kind === "filters" ? filtersOf(runs) : freshened(wall));
}

function freshened({ observer, ...wall }: Wall): Wall {
  const nowMs = Date.now();
  const isRead = observer.lastGoodPollAt !== null && !observer.isStale && observer.status === "watching";
  return { ...wall, asOf: at(nowMs), observer: isRead ? { ...observer, lastGoodPollAt: at(nowMs - 7_000), ageSeconds: 7 } : observer };
}

function filtersOf(runs: readonly Run[]): WallFilters {
  const observed = runs.filter(({ source }) => source === "github");
  const all = (of: (run: Run) => string | null) => [...new Set(observed.flatMap((run) => of(run) ?? []))].toSorted();
  return {
    repos: all(({ repo }) => repo),
    workflows: all(({ workflow }) => workflow),
    branches: all(({ ref }) => ref),
    actors: all(({ actor }) => actor),
    statuses: all(({ status }) => status),
    conclusions: all(({ conclusion }) => conclusion),
  };
}
