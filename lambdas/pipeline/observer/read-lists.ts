import type { ObservedAttempt } from "../../contract/observer.ts";
import type { listsDue } from "../../domain/observer/lists-due.ts";
import { hoursBefore } from "../../domain/runs/instant.ts";
import type { RepoPoll } from "../../store/wall.ts";
import { observeList } from "./observe-list.ts";
import { type Session, take } from "./poll-session.ts";

export type List = ReturnType<typeof listsDue>[number];
/** Pages that are followed at most: 5,000 runs. What lies behind them is not taken in. */
const MOST_PAGES = 50;

/** The start of the back-fill: nothing that was created before is asked for. */
export const windowStart = ({ observer: { settings }, at }: Session): string => hoursBefore(at, settings.backfillDays * 24);

/** Read one list, if it has changed since the last time. */
export async function readList(session: Session, list: List): Promise<void> {
  const { api, poll } = session;
  const etag = poll.etags[list] ?? null;
  const first = take(session, await api.runs(poll.repo, { etag, ...(list === "newest" ? {} : { status: list }) }));
  if (!first) return;
  const isWhole = list === "newest" ? await readNewest(session, first) : await readUnfinished(session, list, first.value);
  // Last: what is not taken in yet must not be asked for as unchanged.
  if (isWhole && !session.failure) session.poll = { ...session.poll, etags: withEtag(session.poll.etags, list, first.etag) };
}

const withEtag = (etags: RepoPoll["etags"], list: List, etag: string | null): RepoPoll["etags"] =>
  Object.fromEntries(Object.entries({ ...etags, [list]: etag ?? "" }).filter(([, value]) => value !== ""));

const readNewest = (session: Session, first: PageOfRuns): Promise<boolean> =>
  readPages(session, first, [windowStart(session), session.poll.newestCreatedAt ?? ""].sort().at(-1) ?? "");

async function readUnfinished(session: Session, list: List, raws: readonly unknown[]): Promise<boolean> {
  const { seen, failed } = await observeList(session.observer, raws, { defaultBranch: session.poll.defaultBranch });
  const unfinished = seen.map(({ externalId, attempt }) => ({ externalId, attempt }));
  session.poll = { ...session.poll, unfinished: { ...session.poll.unfinished, [list]: unfinished } };
  return failed === 0;
}

type PageOfRuns = { readonly value: unknown[]; readonly next: string | null };

/**
 * Take in pages, newest first, back to what was created at `until`. Runs that come meanwhile shift the pages: what is seen
 * twice changes nothing. False where a run could not be taken in.
 */
export async function readPages(session: Session, first: PageOfRuns, until: string, isSweep = false): Promise<boolean> {
  const { defaultBranch } = session.poll;
  let newest = session.poll.newestCreatedAt ?? "";
  let failures = 0;
  let page: PageOfRuns | null = first;
  for (let count = 0; page && count < MOST_PAGES; count++) {
    const { seen, failed } = await observeList(session.observer, page.value, { defaultBranch, isSweep });
    const created = seen.map(({ createdAt }: ObservedAttempt) => createdAt).sort();
    newest = [newest, created.at(-1) ?? ""].sort().at(-1) ?? "";
    failures += failed;
    const isThere = created[0] !== undefined && created[0] <= until;
    page = page.next && !isThere ? take(session, await session.api.page(page.next)) : null;
  }
  if (!session.failure && failures === 0) session.poll = { ...session.poll, newestCreatedAt: newest || null };
  return failures === 0;
}
