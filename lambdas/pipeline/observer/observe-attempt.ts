import { gzipSync } from "node:zlib";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { isFinal } from "../../domain/observer/is-final.ts";
import { observedRun, runIdOf } from "../../domain/observer/observed-run.ts";
import { isNewer } from "../../domain/observer/tile.ts";
import { getAttempt, type KeptAttempt, linkRerun, putAttempt } from "../../store/observed-attempts.ts";
import { getRun } from "../../store/runs.ts";
import type { Observer } from "./observer.ts";
import { updateTile } from "./update-tile.ts";

const MAX_TRIES = 8;

/**
 * Take in what GitHub tells of an attempt, from a webhook or a poll, in any order and however often: what is known only moves
 * forward. The tile comes first and the attempt last, so that a delivery that died midway is simply done again.
 */
export async function observeAttempt(observer: Observer, of: ObservedAttempt, raw: unknown): Promise<"known" | "observed"> {
  const { stores, now } = observer;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const kept = await getAttempt(stores.runs, of);
    if (kept && !isNewer(of, kept.observed)) {
      if (isFinal(kept.observed) && kept.readAt === null) await queueEnd(observer, kept.observed);
      return "known";
    }
    const runId = kept?.runId ?? runIdOf(of);
    await updateTile(stores.insights, of, runId, now());
    if ((await store(observer, kept, of, runId, raw)) === "changed") continue;
    await linkNext(observer, of, runId);
    if (isFinal(of)) await queueEnd(observer, of);
    return "observed";
  }
  throw new Error(`attempt ${of.attempt} of run ${of.externalId} changed under ${MAX_TRIES} tries`);
}

const queueEnd = ({ queueEnd: queue }: Observer, { repo, externalId, attempt }: ObservedAttempt): Promise<void> =>
  queue({ type: "attempt.ended", repo, externalId, attempt });

async function store({ stores }: Observer, kept: KeptAttempt | null, of: ObservedAttempt, runId: string, raw: unknown) {
  const before = kept ? await getRun(stores.runs, runId) : null;
  const rerunOf = before?.rerunOf ?? (await earlierRun(stores.runs, of));
  const run = observedRun(of, { id: runId, rerunOf, before });
  const payload = gzipSync(JSON.stringify(raw)).toString("base64");
  const after = { runId, observed: of, revision: (kept?.revision ?? 0) + 1, readAt: null, payload };
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
