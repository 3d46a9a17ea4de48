import { gzipSync } from "node:zlib";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { isFinal } from "../../domain/observer/is-final.ts";
import { observedRun, runIdOf } from "../../domain/observer/observed-run.ts";
import { isNewer } from "../../domain/observer/tile.ts";
import { getAttempt, type KeptAttempt, linkRerun, noteEndQueued, putAttempt } from "../../store/observed-attempts.ts";
import { getRun } from "../../store/runs.ts";
import type { Observer } from "./observer.ts";
import { updateTile } from "./update-tile.ts";

const MAX_TRIES = 8;
/** A message is put back for hours at most: one that was queued before that was lost. */
const LOST_MS = 6 * 3_600_000;
/** An item holds 400 KB; GitHub's usual payload has 4. */
const LARGEST_PAYLOAD = 200_000;

/** The id that an attempt's run has, or will have. */
export const runIdFor = (kept: KeptAttempt | null, of: ObservedAttempt): string => kept?.runId ?? runIdOf(of);

/** Whether an attempt's end waits to be read and nobody is told of it. */
export const isEndLost = ({ observed, readAt, endQueuedAt }: KeptAttempt, now: string): boolean =>
  isFinal(observed) && readAt === null && (endQueuedAt === null || Date.parse(now) - Date.parse(endQueuedAt) > LOST_MS);

/**
 * Take in what GitHub tells of an attempt, from a webhook or a poll, in any order and however often: what is known only moves
 * forward. The tile comes first and the attempt last, so that a delivery that died midway is simply done again.
 */
export async function observeAttempt(
  observer: Observer,
  of: ObservedAttempt,
  raw: unknown,
  defaultBranch: string | "tile is done" | null,
): Promise<"known" | "observed"> {
  const { stores, now } = observer;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const kept = await getAttempt(stores.runs, of);
    if (kept && !isNewer(of, kept.observed)) {
      if (isEndLost(kept, now())) await queueEnd(observer, kept.observed);
      return "known";
    }
    const runId = runIdFor(kept, of);
    if (defaultBranch !== "tile is done") await updateTile(stores.insights, [{ of, runId }], defaultBranch, now());
    if ((await store(observer, kept, of, runId, raw)) === "changed") continue;
    await linkNext(observer, of, runId);
    if (isFinal(of)) await queueEnd(observer, of);
    return "observed";
  }
  throw new Error(`attempt ${of.attempt} of run ${of.externalId} changed under ${MAX_TRIES} tries`);
}

/** Queued first, noted then: an end that is noted and not queued would never be read. */
async function queueEnd({ stores, queueEnd: queue, now }: Observer, of: ObservedAttempt): Promise<void> {
  const { repo, externalId, attempt } = of;
  await queue({ type: "attempt.ended", repo, externalId, attempt, tries: 0 });
  await noteEndQueued(stores.runs, of, now());
}

async function store({ stores }: Observer, kept: KeptAttempt | null, of: ObservedAttempt, runId: string, raw: unknown) {
  const before = kept ? await getRun(stores.runs, runId) : null;
  const rerunOf = before?.rerunOf ?? (await earlierRun(stores.runs, of));
  const run = observedRun(of, { id: runId, rerunOf, before });
  const payload = gzipSync(JSON.stringify(raw)).toString("base64");
  const after: KeptAttempt = {
    runId,
    observed: of,
    revision: (kept?.revision ?? 0) + 1,
    readAt: null,
    endQueuedAt: null,
    payload: payload.length > LARGEST_PAYLOAD ? null : payload,
  };
  return putAttempt(stores.runs, kept && before ? { kept, run: before } : null, { kept: after, run });
}

/** The run that an attempt repeats; null for a first one, and while the one before is not known. */
export async function earlierRun(runs: Observer["stores"]["runs"], { repo, externalId, attempt }: ObservedAttempt): Promise<string | null> {
  if (attempt === 1) return null;
  return (await getAttempt(runs, { repo, externalId, attempt: attempt - 1 }))?.runId ?? null;
}

/** A later attempt that was seen first learns now what it repeats. */
async function linkNext({ stores }: Observer, { repo, externalId, attempt }: ObservedAttempt, runId: string): Promise<void> {
  const next = await getAttempt(stores.runs, { repo, externalId, attempt: attempt + 1 });
  if (next) await linkRerun(stores.runs, next.runId, runId);
}
