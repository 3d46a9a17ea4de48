import { createHash } from "node:crypto";
import type { RateLimit } from "../../contract/observer.ts";
import { listsDue } from "../../domain/observer/lists-due.ts";
import { log } from "../../runtime/log.ts";
import { type Beat, putBeat, type RepoPoll, readPolls } from "../../store/wall.ts";
import { inLanes } from "./in-lanes.ts";
import type { Observer } from "./observer.ts";
import { type PolledRepo, pollRepo } from "./poll-repo.ts";

const LANES = 4;
/** An unchanged poll writes nothing but this, and this once a minute. */
const BEAT_MS = 59_000;

/** Look at every watched repository once. What one of them does, or fails to do, stops no other. */
export async function poll(observer: Observer): Promise<"off" | "paused" | "polled"> {
  const { settings, stores, now } = observer;
  const github = settings.repos.length > 0 ? await observer.github() : null;
  if (!github) return "off";
  const at = now();
  const { polls, beat } = await readPolls(stores.insights);
  if (isPaused(beat, at)) return "paused";
  const known = new Map(polls.map((one) => [one.repo.toLowerCase(), one]));
  const tick = Math.floor(Date.parse(at) / (settings.refreshSeconds * 1000));
  const access = { ...github, identity: `${github.identity} ${watchedDigest(settings)}` };
  const polled: PolledRepo[] = [];
  await inLanes(LANES, settings.repos, async (repo, index) => {
    // Whoever is told to wait waits for all: asking on would only make it longer.
    if (polled.some(({ pauseUntil }) => pauseUntil !== null)) return;
    const before = known.get(repo.toLowerCase()) ?? emptyPoll(repo);
    polled.push(await pollRepo(observer, access, before, listsDue(settings.repos.length, index, tick)));
  });
  await noteBeat(observer, beat, polled, at);
  return "polled";
}

/** Whether the next poll is due already: one that waited so long behind others is not made up for. */
export const isOverdue = ({ settings, now }: Observer, at: string): boolean =>
  Date.parse(now()) - Date.parse(at) > Math.max(60, 2 * settings.refreshSeconds) * 1000;

const isPaused = (beat: Beat | null, at: string): boolean => beat?.pausedUntil != null && beat.pausedUntil > at;

/** What changes which runs are taken in: with other settings unchanged lists are read again. */
const watchedDigest = ({ workflows, backfillDays, apiUrl }: Observer["settings"]): string =>
  createHash("sha256")
    .update(JSON.stringify([workflows, backfillDays, apiUrl]))
    .digest("hex")
    .slice(0, 8);

const emptyPoll = (repo: string): RepoPoll => ({
  repo,
  fullName: null,
  identity: "",
  etags: {},
  unfinished: {},
  newestCreatedAt: null,
  sweptAt: null,
  sweepingUntil: null,
  defaultBranch: null,
  trouble: null,
  retryAt: null,
  revision: 0,
});

async function noteBeat({ stores }: Observer, before: Beat | null, polled: readonly PolledRepo[], at: string): Promise<void> {
  const pausedUntil =
    polled
      .flatMap(({ pauseUntil }) => pauseUntil ?? [])
      .sort()
      .at(-1) ?? null;
  const isGood = polled.some(({ outcome }) => outcome === "read");
  const after = {
    lastGoodPollAt: isGood ? at : (before?.lastGoodPollAt ?? null),
    rateLimit: lowest(polled.flatMap(({ rate }) => rate ?? [])) ?? before?.rateLimit ?? null,
    pausedUntil,
  };
  const isDue = Date.parse(at) - Date.parse(before?.lastGoodPollAt ?? "1970-01-01T00:00:00.000Z") >= BEAT_MS;
  if (pausedUntil !== null) log.warn("GitHub asks to wait", { pausedUntil });
  if ((isGood && isDue) || pausedUntil !== null) await putBeat(stores.insights, after);
}

const lowest = (rates: readonly RateLimit[]): RateLimit | undefined => rates.toSorted((a, b) => a.remaining - b.remaining)[0];
