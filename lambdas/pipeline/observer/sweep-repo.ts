import * as z from "zod";
import { repositoryOf } from "../../sources/github/repository.ts";
import { workflowsOnWall } from "../../store/wall.ts";
import { observeList } from "./observe-list.ts";
import { type Session, take } from "./poll-session.ts";
import { readPages, windowStart } from "./read-lists.ts";

const SWEEP_MS = 3_600_000;
/** Workflows whose latest run is asked for by one sweep. */
const MOST_WORKFLOWS = 50;

const Workflow = z.object({ id: z.number(), path: z.string(), state: z.string() });

/** Each hour, and the first time at once. */
export const isSweepDue = ({ poll, at }: Session): boolean =>
  poll.sweptAt === null || Date.parse(at) - Date.parse(poll.sweptAt) >= SWEEP_MS;

/**
 * Read the whole back-fill window again, because GitHub lists by creation and a re-run of an old run is far from the first
 * page; the default branch; and the latest run of each workflow that the wall does not show.
 */
export async function sweep(session: Session): Promise<void> {
  const { api, at } = session;
  const { repo } = session.poll;
  const first = take(session, await api.runs(repo));
  if (!first) return;
  await readPages(session, first, windowStart(session), true);
  if (session.failure) return;
  const repository = take(session, await api.repository(repo));
  if (session.failure) return;
  await readOthers(session);
  if (session.failure) return;
  const defaultBranch = (repository && repositoryOf(repository.value)?.defaultBranch) ?? session.poll.defaultBranch;
  const etags = first.etag ? { ...session.poll.etags, newest: first.etag } : session.poll.etags;
  session.poll = { ...session.poll, defaultBranch, etags, sweptAt: at };
}

/** "Every workflow's latest state": one that did not run in the window is on the wall as well. */
async function readOthers(session: Session): Promise<void> {
  const { api, observer, poll } = session;
  const listed = take(session, await api.workflows(poll.repo));
  const workflows = (listed?.value ?? []).flatMap((one) => Workflow.safeParse(one).data ?? []);
  const shown = await workflowsOnWall(observer.stores.insights, poll.repo);
  const { workflows: wanted } = observer.settings;
  const missing = workflows.filter(({ path, state }) => {
    const file = path.split("/").at(-1) ?? "";
    return state === "active" && !shown.has(file) && (wanted.length === 0 || wanted.includes(file));
  });
  for (const { id } of missing.slice(0, MOST_WORKFLOWS)) {
    const latest = take(session, await api.latestRun(poll.repo, id));
    if (session.failure) return;
    if (latest?.value) await observeList(observer, [latest.value]);
  }
}
