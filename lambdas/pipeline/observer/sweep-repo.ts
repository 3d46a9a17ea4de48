import { createHash } from "node:crypto";
import * as z from "zod";
import { isSameRepo } from "../../domain/observer/same-repo.ts";
import { earliest, secondsAfter } from "../../domain/runs/instant.ts";
import { repositoryOf } from "../../sources/github/repository.ts";
import { putPoll, workflowsOnWall } from "../../store/wall.ts";

import { observeList } from "./observe-list.ts";
import { type Session, take } from "./poll-session.ts";
import { readPages, windowStart } from "./read-lists.ts";

const SWEEP_MS = 3_600_000;
/** As long as a poll may take: a sweep that died is followed after it. */
const LEASE_SECONDS = 10 * 60;
/** One that failed is not begun again with each poll: it may have been many pages long. */
const FAILED_SECONDS = 2 * 60;
/** Workflows whose latest run is asked for by one sweep. */
const MOST_WORKFLOWS = 50;

const Workflow = z.object({ id: z.number(), path: z.string(), state: z.string() });

/** Each hour, or up to a quarter earlier, by its name: a hundred repositories that began together do not stay together. */
const sweepMs = (repo: string): number => SWEEP_MS * (1 - createHash("sha256").update(repo).digest().readUInt8(0) / 1024);

/** The first time at once, then each hour at the latest, unless it is being done. */
export function isSweepDue({ poll, at }: Session): boolean {
  const isDue = poll.sweptAt === null || Date.parse(at) - Date.parse(poll.sweptAt) >= sweepMs(poll.repo);
  return isDue && (poll.sweepingUntil === null || poll.sweepingUntil <= at);
}

/**
 * Read the whole back-fill window again, because GitHub lists by creation and a re-run of an old run is far from the first
 * page; the default branch; and the latest run of each workflow that the wall does not show. One sweep at a time.
 */
export async function sweep(session: Session): Promise<"swept" | "not swept"> {
  if (!(await takeLease(session))) return "not swept";
  const outcome = await readWindow(session);
  if (outcome === "not swept") session.poll = { ...session.poll, sweepingUntil: againAt(session) };
  return outcome;
}

/** A refusal has a back-off of its own, and is asked about by the next sweep: no list would tell that it is over. */
function againAt({ failure, at, poll }: Session): string | null {
  const isBroken = failure === null || failure.code === "unavailable" || failure.code === "unexpected";
  return isBroken ? earliest(poll.sweepingUntil ?? at, secondsAfter(at, FAILED_SECONDS)) : null;
}

async function readWindow(session: Session): Promise<"swept" | "not swept"> {
  const { api, at } = session;
  const repository = take(session, await api.repository(session.poll.repo));
  if (session.failure || !named(session, repository?.value)) return "not swept";
  const first = take(session, await api.runs(session.poll.repo));
  if (!first) return "not swept";
  const isWhole = await readPages(session, first, windowStart(session), true);
  if (!session.failure) await readOthers(session);
  if (session.failure) return "not swept";
  const { newest: _, ...others } = session.poll.etags;
  const etags = first.etag && isWhole ? { ...others, newest: first.etag } : others;
  session.poll = { ...session.poll, etags, sweptAt: at, sweepingUntil: null };
  return "swept";
}

async function takeLease(session: Session): Promise<boolean> {
  const leased = { ...session.poll, sweepingUntil: secondsAfter(session.at, LEASE_SECONDS) };
  const revision = await putPoll(session.observer.stores.insights, leased);
  if (revision === "changed") return false;
  session.poll = { ...leased, revision };
  return true;
}

/** GitHub follows a renamed repository to its new name, under which its runs would not be watched. */
function named(session: Session, raw: unknown): boolean {
  const repository = repositoryOf(raw);
  if (!repository) return true;
  const { repo, defaultBranch } = repository;
  session.poll = { ...session.poll, fullName: repo, defaultBranch: defaultBranch ?? session.poll.defaultBranch };
  if (isSameRepo(repo, session.poll.repo)) return true;
  session.poll = { ...session.poll, sweptAt: null };
  session.failure = { code: "renamed", status: null, message: `it is ${repo} now`, retryAt: null };
  return false;
}

/** "Every workflow's latest state": one that did not run in the window is on the wall as well. */
async function readOthers(session: Session): Promise<void> {
  const { api, observer, poll, at } = session;
  const listed = take(session, await api.workflows(poll.repo));
  const workflows = (listed?.value ?? []).flatMap((one) => Workflow.safeParse(one).data ?? []);
  const shown = await workflowsOnWall(observer.stores.insights, poll.fullName ?? poll.repo, Math.floor(Date.parse(at) / 1000));
  const { workflows: wanted } = observer.settings;
  const missing = workflows.filter(({ path, state }) => {
    const file = path.split("/").at(-1) ?? "";
    return state === "active" && !shown.has(file) && (wanted.length === 0 || wanted.includes(file));
  });
  for (const { id } of missing.slice(0, MOST_WORKFLOWS)) {
    const latest = take(session, await api.latestRun(poll.repo, id));
    if (session.failure) return;
    if (latest?.value) await observeList(observer, [latest.value], { defaultBranch: poll.defaultBranch, isOnWallAgain: true });
  }
}
