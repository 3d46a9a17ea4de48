import type { ReleaseDue } from "../../contract/release-message.ts";
import type { Release } from "../../contract/release-record.ts";
import { changed } from "../../domain/releases/lifecycle/change.ts";
import { JOB_SECONDS } from "../../domain/releases/lifecycle/new-release.ts";
import { expired } from "../../domain/releases/lifecycle/review.ts";
import { secondsAfter } from "../../domain/runs/instant.ts";
import { log } from "../../runtime/log.ts";
import { promote } from "./promote.ts";
import type { Promoter } from "./promoter.ts";
import { queueNext } from "./queue-next.ts";
import { ChangedMeanwhile, lookAgain, type Releaser, requireRelease, store } from "./releaser.ts";
import { takeBack } from "./roll-back.ts";
import { verify } from "./verify.ts";

/** Moves that one look may make: a simulated or quick deployer has them follow each other. */
const MOST_MOVES = 5;
const EARLY_SECONDS = 1;

/**
 * Look at a release and do what is due. Safe to replay, late and out of order: it goes by what is stored, not by what the message says,
 * and a change by somebody else meanwhile only has it look again.
 */
export async function advance(promoter: Promoter, { releaseId }: ReleaseDue): Promise<void> {
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const release = await requireRelease(promoter, releaseId);
    const after = await step(promoter, release).catch((error: unknown) => {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      log.info("release changed meanwhile", { releaseId });
      return null;
    });
    if (after === null) continue;
    if (after.revision === release.revision) return isEarly(after, promoter.now()) ? lookAgain(promoter, after) : undefined;
    if (after.dueAt !== null && after.dueAt > promoter.now()) return lookAgain(promoter, after);
  }
  await promoter.queueDue({ type: "release.due", releaseId, at: promoter.now() }, 1);
}

/** A queue's delay may end a little before its time. Any look that finds nothing to do and is not early ends here: the one that is due is on its way. */
const isEarly = ({ dueAt }: Release, now: string): boolean => dueAt !== null && dueAt > now && dueAt <= secondsAfter(now, EARLY_SECONDS);

/** One move, or none where nothing is due. */
async function step(promoter: Promoter, release: Release): Promise<Release> {
  if (release.status === "building") return rebuild(promoter, release);
  if (release.status === "promoting") return promote(promoter, release);
  if (release.status === "verifying" || release.status === "halted") return verify(promoter, release);
  if (release.status === "rolling_back") return takeBack(promoter, release);
  if (release.status === "awaiting_review" && release.review && release.review.deadlineAt <= promoter.now())
    return store(promoter, release, expired(release, promoter.now()));
  return release;
}

/** A job that should have been done by now is queued again: its message may have been lost. */
async function rebuild(releaser: Releaser, release: Release): Promise<Release> {
  const now = releaser.now();
  if (release.dueAt === null || release.dueAt > now) return release;
  const after = await store(releaser, release, changed(release, now, { dueAt: secondsAfter(now, JOB_SECONDS) }));
  await queueNext(releaser, after, "queued again: it was not done in time");
  return after;
}
