import { isDeepStrictEqual } from "node:util";
import type { RateLimit } from "../../contract/observer.ts";
import { troubleOf } from "../../domain/observer/trouble.ts";
import { secondsAfter } from "../../domain/runs/instant.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { GitHub } from "../../sources/github/client/client.ts";
import { putPoll, type RepoPoll } from "../../store/wall.ts";
import type { Observer } from "./observer.ts";
import type { Session } from "./poll-session.ts";
import { type List, readList } from "./read-lists.ts";
import { readVanished } from "./read-vanished.ts";
import { isSweepDue, sweep } from "./sweep-repo.ts";

/** How long a repository that GitHub refuses is left alone: asking on and on makes GitHub refuse more. */
const REFUSED_SECONDS = 5 * 60;

export type PolledRepo = {
  readonly outcome: "read" | "failed" | "left alone";
  readonly rate: RateLimit | null;
  readonly pauseUntil: string | null;
};

/** Read the lists of one repository that are due, and each hour its whole window. Never throws. */
export async function pollRepo(
  observer: Observer,
  { api, identity }: { readonly api: GitHub; readonly identity: string },
  before: RepoPoll,
  lists: readonly List[],
): Promise<PolledRepo> {
  const at = observer.now();
  const isSame = before.identity === identity;
  if (isSame && before.retryAt !== null && before.retryAt > at) return { outcome: "left alone", rate: null, pauseUntil: null };
  const poll = isSame ? before : { ...before, identity, etags: {}, sweptAt: null, sweepingUntil: null };
  const session: Session = { observer, api, at, poll, rate: null, failure: null };
  try {
    if ((await readAll(session, lists)) === "nothing asked") return { outcome: "left alone", rate: null, pauseUntil: null };
  } catch (error) {
    log.error("repository not polled", { repo: before.repo, reason: reasonOf(error) });
    session.failure = { code: "unexpected", status: null, message: reasonOf(error), retryAt: null };
  }
  await keep(session, before);
  const { rate, failure } = session;
  return { outcome: failure ? "failed" : "read", rate, pauseUntil: failure?.code === "rate_limited" ? failure.retryAt : null };
}

async function readAll(session: Session, lists: readonly List[]): Promise<"read" | "nothing asked"> {
  const isSwept = isSweepDue(session) && (await sweep(session)) === "swept";
  if (session.failure) return "read";
  if (session.poll.sweptAt === null) return "nothing asked"; // Another poll is at it, or it failed a moment ago.
  const earlier = session.poll.unfinished;
  for (const list of lists) {
    if (session.failure) return "read";
    if (!(isSwept && list === "newest")) await readList(session, list);
  }
  if (!session.failure) await readVanished(session, earlier);
  return "read";
}

/** An unchanged poll leaves nothing to write. */
async function keep({ observer, poll, failure, at }: Session, before: RepoPoll): Promise<void> {
  const isTrouble = failure !== null && failure.code !== "rate_limited";
  const kept = failure?.code === "rate_limited" ? before.trouble : null;
  const trouble = isTrouble ? troubleOf(poll.repo, failure, before.trouble, at) : kept;
  const isRefused = trouble !== null && ["unauthorized", "forbidden", "not_found", "renamed"].includes(trouble.code);
  const retryAt = isRefused ? secondsAfter(at, REFUSED_SECONDS) : null;
  const after = { ...poll, trouble, retryAt };
  const seen = { ...before, revision: poll.revision };
  if (isDeepStrictEqual(after, seen)) return;
  if ((await putPoll(observer.stores.insights, after)) === "changed") log.info("another poll was quicker", { repo: poll.repo });
}
