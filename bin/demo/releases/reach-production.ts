import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { Refused } from "../call.ts";
import { followRelease } from "./follow-release.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { type Latencies, soak } from "./soak.ts";
import { Unlike } from "./unlike.ts";

const REASON = "Scores, scan and canary were looked at: nothing speaks against it";

/** Takes an approved release through dev and staging, has it reviewed by somebody else, and on to production. */
export async function reachProduction(demo: ReleaseDemo, { id, timeline }: ReleaseDetail, latencies: Latencies): Promise<ReleaseDetail> {
  const { author, tell } = demo;
  tell(`POST /releases/${id}/promote (a simulated deployer answers: no deployUrl is set)`);
  await author.act(id, "promote", "the gate approved it");
  const waiting = await followRelease(demo, id, { to: "awaiting_review", told: timeline.length, meanwhile: soak(demo, latencies) });
  await review(demo, id);
  const there = { to: "completed", told: waiting.timeline.length, meanwhile: soak(demo, latencies) } as const;
  const release = await followRelease(demo, id, there);
  for (const { environment, ticks, status, simulated } of release.promotions) {
    tell(`  ${environment.padEnd(10)} ${status}, ${ticks.good} good looks at its metrics${simulated ? ", simulated deployer" : ""}`);
  }
  return release;
}

/** Four eyes: the token that made the release is refused, another one is not. */
async function review({ author, approver, tell }: ReleaseDemo, id: string): Promise<void> {
  const refused = await author.act(id, "approve", REASON).catch((error: unknown) => error);
  if (!(refused instanceof Refused) || refused.code !== "self_approval")
    throw new Unlike(
      "the approval by who made the release",
      "403 self_approval",
      refused instanceof Error ? refused.message : "that it was taken",
    );
  tell(`POST /releases/${id}/approve by the token that made it: ${refused.status} ${refused.code}`);
  tell(`  ${refused.said}`);
  tell(`POST /releases/${id}/approve by a second token, with a reason`);
  await approver.act(id, "approve", REASON);
}
