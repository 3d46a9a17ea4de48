import type { ObservedAttempt } from "../../contract/observer.ts";
import { isFinal } from "../../domain/observer/is-final.ts";
import { isNewer } from "../../domain/observer/tile.ts";
import { log } from "../../runtime/log.ts";
import { attemptOf } from "../../sources/github/workflow-run.ts";
import { getAttempts, type KeptAttempt, nameOf } from "../../store/observed-attempts.ts";
import { inLanes } from "./in-lanes.ts";
import { observeAttempt } from "./observe-attempt.ts";
import { isWatched, type Observer } from "./observer.ts";

const LANES = 8;
/** An end that was not read for so long was lost on its way to the reader. */
const UNREAD_MS = 3_600_000;

/**
 * Take in what a list of GitHub's shows; nothing is written of what is known. Answers all that it shows, watched or not. A
 * sweep has ends that were never read queued again.
 */
export async function observeList(observer: Observer, raws: readonly unknown[], isSweep = false): Promise<ObservedAttempt[]> {
  const all = raws.flatMap((raw) => {
    const attempt = attemptOf(raw);
    if (!("problem" in attempt)) return [{ attempt, raw }];
    log.warn("run not understood", { problem: attempt.problem });
    return [];
  });
  const watched = all.filter(({ attempt }) => isWatched(observer.settings, attempt.repo, attempt.workflow));
  const known = await getAttempts(
    observer.stores.runs,
    watched.map(({ attempt }) => attempt),
  );
  const news = watched.filter(({ attempt }) => {
    const kept = known.get(nameOf(attempt));
    return !kept || isNewer(attempt, kept.observed) || (isSweep && isUnread(kept, observer.now()));
  });
  // Those of one tile one after the other: they would only meet on it.
  const tiles = [...Map.groupBy(news, ({ attempt: { repo, workflow, branch } }) => JSON.stringify([repo, workflow, branch])).values()];
  await inLanes(LANES, tiles, async (runs) => {
    for (const { attempt, raw } of runs) await observeAttempt(observer, attempt, raw);
  });
  return all.map(({ attempt }) => attempt);
}

const isUnread = ({ observed, readAt }: KeptAttempt, now: string): boolean =>
  readAt === null && isFinal(observed) && Date.parse(now) - Date.parse(observed.updatedAt) > UNREAD_MS;
