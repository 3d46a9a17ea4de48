import type { ReleaseStatus } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseRow } from "../../../lambdas/contract/release-view.ts";
import { Refused } from "../call.ts";
import { until } from "../until.ts";
import { isOfDemo, SERVICE } from "./example.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { Unlike } from "./unlike.ts";

const WITHIN_MS = 60_000;
const UNDER_WAY: readonly ReleaseStatus[] = ["building", "promoting", "verifying", "halted", "awaiting_review", "rolling_back"];
type Cleared = Pick<ReleaseDemo, "author" | "tell">;

/** Put away what a play that was broken off left: releases that have environments or wait for a review, and open incidents. */
export async function clearAway(demo: Cleared): Promise<void> {
  const look = async (): Promise<ReleaseRow[]> => {
    const left = await underWay(demo);
    for (const { id, version } of left) await cancelIfLegal(demo, id, version);
    return left;
  };
  // One that soaks without metrics halts within seconds, and can be cancelled then.
  const [left] = await until(look, ({ length }) => length === 0, WITHIN_MS);
  if (left) throw new Unlike(`release ${left.version} of an earlier demo`, "that it ends or can be cancelled", left.status);
  await resolveIncidents(demo);
}

const underWay = async ({ author }: Cleared): Promise<ReleaseRow[]> =>
  (await author.releases(SERVICE)).filter(({ status, version }) => UNDER_WAY.includes(status) && isOfDemo(version));

/** It may move between the look and the word: then the next look tries again. */
async function cancelIfLegal({ author, tell }: Cleared, id: string, version: string): Promise<void> {
  if (!(await author.release(id)).legal.includes("cancel")) return;
  try {
    await author.act(id, "cancel", "its demo was broken off");
    tell(`cancelled ${version} of a demo that was broken off`);
  } catch (error) {
    if (!(error instanceof Refused && error.status === 409)) throw error;
  }
}

async function resolveIncidents({ author, tell }: Cleared): Promise<void> {
  for (const { id, title, service, status, releaseId } of await author.incidents()) {
    if (service !== SERVICE || status !== "open" || releaseId === null) continue;
    if (!isOfDemo((await author.release(releaseId)).context.version)) continue;
    await author.changeIncident(id, { status: "resolved", note: "Left by a demo that was broken off", author: "demo:release" });
    tell(`resolved the incident of a demo that was broken off: ${title}`);
  }
}
