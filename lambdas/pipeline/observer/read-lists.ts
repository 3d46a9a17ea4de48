import type { ObservedAttempt } from "../../contract/observer.ts";
import { isFinal } from "../../domain/observer/is-final.ts";
import type { listsDue } from "../../domain/observer/lists-due.ts";
import { getAttempts, nameOf } from "../../store/observed-attempts.ts";
import type { RepoPoll } from "../../store/wall.ts";
import { observeList } from "./observe-list.ts";
import { type Session, take } from "./poll-session.ts";

export type List = ReturnType<typeof listsDue>[number];
/** Pages that one poll follows; a window with more is gone on with an hour later. */
const MOST_PAGES = 50;
/** Attempts that one poll asks for by name. */
const MOST_NAMED = 20;

/** The start of the back-fill: nothing that was created before is asked for. */
export const windowStart = ({ observer: { settings }, at }: Session): string =>
  new Date(Date.parse(at) - settings.backfillDays * 86_400_000).toISOString();

/** Read one list, if it has changed since the last time. */
export async function readList(session: Session, list: List): Promise<void> {
  const { api, poll } = session;
  const etag = poll.etags[list] ?? null;
  const first = take(session, await api.runs(poll.repo, { etag, ...(list === "newest" ? {} : { status: list }) }));
  if (!first) return;
  if (list === "newest") {
    const until = [windowStart(session), poll.newestCreatedAt ?? ""].sort().at(-1) ?? "";
    await readPages(session, first, until);
  } else {
    const seen = await observeList(session.observer, first.value);
    const unfinished = seen.map(({ externalId, attempt }) => ({ externalId, attempt }));
    session.poll = { ...session.poll, unfinished: { ...session.poll.unfinished, [list]: unfinished } };
  }
  // Last: what is not taken in yet must not be asked for as unchanged.
  if (!session.failure) session.poll = { ...session.poll, etags: withEtag(session.poll.etags, list, first.etag) };
}

const withEtag = (etags: RepoPoll["etags"], list: List, etag: string | null): RepoPoll["etags"] =>
  Object.fromEntries(Object.entries({ ...etags, [list]: etag ?? "" }).filter(([, value]) => value !== ""));

type PageOfRuns = { readonly value: unknown[]; readonly next: string | null };

/** Take in pages, newest first, back to what was created at `until`. Runs that come meanwhile shift the pages: what is seen twice changes nothing. */
export async function readPages(session: Session, first: PageOfRuns, until: string, isSweep = false): Promise<void> {
  let newest = session.poll.newestCreatedAt ?? "";
  let page: PageOfRuns | null = first;
  for (let count = 0; page && count < MOST_PAGES; count++) {
    const seen: ObservedAttempt[] = await observeList(session.observer, page.value, isSweep);
    const created = seen.map(({ createdAt }) => createdAt).sort();
    newest = [newest, created.at(-1) ?? ""].sort().at(-1) ?? "";
    const isThere = created[0] !== undefined && created[0] <= until;
    page = page.next && !isThere ? take(session, await session.api.page(page.next)) : null;
  }
  if (!session.failure) session.poll = { ...session.poll, newestCreatedAt: newest || null };
}

/**
 * Ask by name for what was unfinished and is in neither list any more: a re-run of an old run is not among the newest, so
 * that its end would show nowhere.
 */
export async function readVanished(session: Session, earlier: RepoPoll["unfinished"]): Promise<void> {
  const { api, observer, poll } = session;
  const names = (lists: RepoPoll["unfinished"]) => Object.values(lists).flat();
  const still = new Set(names(poll.unfinished).map(({ externalId, attempt }) => `${externalId}#${attempt}`));
  const gone = names(earlier).filter(({ externalId, attempt }) => !still.has(`${externalId}#${attempt}`));
  if (gone.length === 0) return;
  const kept = await getAttempts(
    observer.stores.runs,
    gone.map((one) => ({ ...one, repo: poll.repo })),
  );
  const open = gone.filter((one) => {
    const known = kept.get(nameOf({ ...one, repo: poll.repo }));
    return !known || !isFinal(known.observed);
  });
  for (const { externalId, attempt } of open.slice(0, MOST_NAMED)) {
    const answer = take(session, await api.attempt(poll.repo, externalId, attempt));
    if (session.failure?.code === "not_found") session.failure = null; // The run was deleted, not the repository.
    if (session.failure) return;
    if (answer) await observeList(observer, [answer.value]);
  }
}
