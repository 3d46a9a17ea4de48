import type { ObservedAttempt } from "../../contract/observer.ts";
import { isNewer } from "../../domain/observer/tile.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import { attemptOf } from "../../sources/github/workflow-run.ts";
import { getAttempts, type KeptAttempt, nameOf } from "../../store/observed-attempts.ts";
import { inLanes } from "./in-lanes.ts";
import { isEndLost, observeAttempt, runIdFor } from "./observe-attempt.ts";
import { isWatched, type Observer } from "./observer.ts";
import { updateTile } from "./update-tile.ts";

const LANES = 8;

export type ListOptions = {
  readonly defaultBranch: string | null;
  /** Ends that were lost on their way to the reader are queued again. */
  readonly isSweep?: boolean;
  /** Its tile has expired: it is shown again, though it is known. */
  readonly isOnWallAgain?: boolean;
};
export type ListObserved = {
  /** All that the list shows, watched or not. */
  readonly seen: readonly ObservedAttempt[];
  /** How many could not be taken in; they are logged, and stop no other. */
  readonly failed: number;
};
type Told = { readonly attempt: ObservedAttempt; readonly raw: unknown };

/** Take in what a list of GitHub's shows. Nothing is written of what is known. */
export async function observeList(observer: Observer, raws: readonly unknown[], options: ListOptions): Promise<ListObserved> {
  const all = raws.flatMap(toldBy);
  const watched = all.filter(({ attempt }) => isWatched(observer.settings, attempt.repo, attempt.workflow));
  const known = await getAttempts(
    observer.stores.runs,
    watched.map(({ attempt }) => attempt),
  );
  const news = watched.filter(({ attempt }) => isNews(known.get(nameOf(attempt)), attempt, options, observer.now()));
  // Those of one tile together: they would only meet on it.
  const tiles = Map.groupBy(news, ({ attempt: { repo, workflow, branch } }) => JSON.stringify([repo, workflow, branch]));
  const failures = await inLanes(LANES, [...tiles.values()], (runs) => observeTile(observer, runs, known, options));
  return { seen: all.map(({ attempt }) => attempt), failed: failures.reduce((sum, count) => sum + count, 0) };
}

function toldBy(raw: unknown): Told[] {
  const attempt = attemptOf(raw);
  if (!("problem" in attempt)) return [{ attempt, raw }];
  log.warn("run not understood", { problem: attempt.problem });
  return [];
}

const isNews = (kept: KeptAttempt | undefined, attempt: ObservedAttempt, { isSweep, isOnWallAgain }: ListOptions, now: string): boolean =>
  !kept || isOnWallAgain === true || isNewer(attempt, kept.observed) || (isSweep === true && isEndLost(kept, now));

/** The runs of one tile: the tile once, then each run. Answers how many failed. */
async function observeTile(
  observer: Observer,
  runs: readonly Told[],
  known: ReadonlyMap<string, KeptAttempt>,
  { defaultBranch }: ListOptions,
): Promise<number> {
  const named = runs.map(({ attempt }) => ({ of: attempt, runId: runIdFor(known.get(nameOf(attempt)) ?? null, attempt) }));
  try {
    await updateTile(observer.stores.insights, named, defaultBranch, observer.now());
  } catch (error) {
    log.error("tile not updated", { workflow: runs[0]?.attempt.workflow, reason: reasonOf(error) });
    return runs.length;
  }
  let failed = 0;
  for (const { attempt, raw } of runs) {
    try {
      await observeAttempt(observer, attempt, raw, "tile is done");
    } catch (error) {
      log.error("run not taken in", { externalId: attempt.externalId, reason: reasonOf(error) });
      failed += 1;
    }
  }
  return failed;
}
