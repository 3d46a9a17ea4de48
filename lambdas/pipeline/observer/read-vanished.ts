import { isFinal } from "../../domain/observer/is-final.ts";
import { getAttempt, getAttempts, nameOf } from "../../store/observed-attempts.ts";
import type { RepoPoll } from "../../store/wall.ts";
import { observeAttempt } from "./observe-attempt.ts";
import { observeList } from "./observe-list.ts";
import { type Session, take } from "./poll-session.ts";

/** Attempts that one poll asks for by name; the others have their turn with the next. */
const MOST_NAMED = 20;

type Name = RepoPoll["unfinished"][string][number];

/**
 * Ask by name for what was unfinished and is in neither list any more: a re-run of an old run is not among the newest, so
 * that its end would show nowhere. What does not end yet, or cannot be asked for, is remembered.
 */
export async function readVanished(session: Session, earlier: RepoPoll["unfinished"]): Promise<void> {
  const gone = vanishedFrom(earlier, session.poll.unfinished);
  if (gone.length === 0) return;
  const open = await unended(session, gone);
  for (const name of open.slice(0, MOST_NAMED)) {
    if (!session.failure) await askFor(session, name);
  }
  // Those that were asked about go to the end of the line: twenty that wait for approval must not hold up the others.
  const left = await unended(session, [...open.slice(MOST_NAMED), ...open.slice(0, MOST_NAMED)]);
  const { gone: _, ...lists } = session.poll.unfinished;
  session.poll = { ...session.poll, unfinished: left.length > 0 ? { ...lists, gone: left } : lists };
}

function vanishedFrom(earlier: RepoPoll["unfinished"], now: RepoPoll["unfinished"]): Name[] {
  const key = ({ externalId, attempt }: Name): string => `${externalId}#${attempt}`;
  const { gone = [], ...lists } = now;
  const listed = new Set(Object.values(lists).flat().map(key));
  const before = [...gone, ...Object.values(earlier).flat()];
  return [...new Map(before.map((name) => [key(name), name])).values()].filter((name) => !listed.has(key(name)));
}

async function unended({ observer, poll }: Session, names: readonly Name[]): Promise<Name[]> {
  const repo = poll.fullName ?? poll.repo;
  const kept = await getAttempts(
    observer.stores.runs,
    names.map((name) => ({ ...name, repo })),
  );
  return names.filter((name) => {
    const known = kept.get(nameOf({ ...name, repo }));
    return known !== undefined && !isFinal(known.observed); // One that is not kept is of a workflow that is not watched.
  });
}

async function askFor(session: Session, name: Name): Promise<void> {
  const { observer, api, poll } = session;
  const answer = take(session, await api.attempt(poll.repo, name.externalId, name.attempt));
  if (answer) await observeList(observer, [answer.value], { defaultBranch: poll.defaultBranch });
  if (session.failure?.code !== "not_found") return;
  session.failure = null; // The run was deleted, not the repository.
  await endDeleted(session, name);
}

/** A run that was deleted at GitHub will tell of no end: it is over, as `stale`, GitHub's word for what it gave up on. */
async function endDeleted({ observer, poll, at }: Session, name: Name): Promise<void> {
  const kept = await getAttempt(observer.stores.runs, { ...name, repo: poll.fullName ?? poll.repo });
  if (!kept) return;
  const over = { ...kept.observed, status: "completed", conclusion: "stale", updatedAt: at };
  await observeAttempt(observer, over, { deleted: true }, poll.defaultBranch);
}
