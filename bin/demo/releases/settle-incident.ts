import type { Incident } from "../../../lambdas/contract/incident.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { until } from "../until.ts";
import type { ReleaseDemo } from "./release-demo.ts";
import { expectThere, Unlike } from "./unlike.ts";

const OPENS_WITHIN_MS = 30_000;

/** The rollback opens an incident: tells its timeline, and resolves it, as an open incident of the service blocks its next release. */
export async function settleIncident(demo: ReleaseDemo, { id, rollback }: ReleaseDetail): Promise<void> {
  const { author, tell, urls } = demo;
  const isWhole = ({ timeline }: Incident) => timeline.some(({ text }) => text.includes(`${rollback?.deploymentId} ended: success`));
  const found = await until(
    () => incidentOf(demo, id),
    (one) => one !== null && isWhole(one),
    OPENS_WITHIN_MS,
  );
  const incident = expectThere(`an incident of release ${id}`, found);
  tell(`incident: ${incident.title} (${incident.status})`);
  tell(`  page  ${urls.dashboardUrl}#/incidents/${incident.id}`);
  for (const { at, kind, text } of incident.timeline) tell(`  ${at.slice(11, 19)}  ${kind}: ${text}`);
  if (!isWhole(incident)) throw new Unlike("the incident's timeline", "the end of the rollback", "none");
  await author.changeIncident(incident.id, { status: "resolved", note: "It was a demo: nothing really failed", author: "demo:release" });
  tell("  resolved by the demo: an open incident of the service would block its next release");
}

async function incidentOf({ author }: ReleaseDemo, releaseId: string): Promise<Incident | null> {
  const known = (await author.incidents()).find((one) => one.releaseId === releaseId);
  return known ? author.incident(known.id) : null;
}
