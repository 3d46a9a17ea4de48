import { clearAway } from "./releases/clear-away.ts";
import { ENVIRONMENTS, SERVICE, SHORT, versionOf } from "./releases/example.ts";
import { makeRelease } from "./releases/make-release.ts";
import { playBlocked } from "./releases/play-blocked.ts";
import { playRollback } from "./releases/play-rollback.ts";
import { reachProduction } from "./releases/reach-production.ts";
import type { ReleaseDemo } from "./releases/release-demo.ts";
import { Unlike } from "./releases/unlike.ts";

/** The usual p99 of each version, in seconds. */
const FIRST = 0.06;
const SECOND = 0.062;

/**
 * Three releases of the churn predictor: one through to production, one that the gate blocks until it is mended, and one that production
 * alerts against. Answers what is not as it should be; safe to play again and again, also after a play that was broken off.
 */
export async function playReleases(demo: ReleaseDemo): Promise<string[]> {
  try {
    await play(demo);
    return [];
  } catch (error) {
    if (error instanceof Unlike) return [error.message];
    throw error;
  }
}

async function play(demo: ReleaseDemo): Promise<void> {
  const { author, tell } = demo;
  const now = new Date();
  await clearAway(demo);
  for (const environment of ENVIRONMENTS) await author.setEnvironment(environment, SHORT);
  tell(
    `environments ${ENVIRONMENTS.join(", ")} of ${SERVICE}: metrics have to be good for ${SHORT.soakSeconds} s, looked at every ${SHORT.tickSeconds} s`,
  );

  tell("\n1. A release goes through to production");
  const first = await reachProduction(demo, await makeRelease(demo, versionOf("2.1.0", now)), { candidate: FIRST, baseline: null });

  tell("\n2. A release is blocked, and mended");
  await playBlocked(demo, versionOf("2.1.1", now));

  tell("\n3. A release reaches production, and is rolled back");
  const second = await reachProduction(demo, await makeRelease(demo, versionOf("2.2.0", now)), { candidate: SECOND, baseline: FIRST });
  await playRollback(demo, second, first);
}
