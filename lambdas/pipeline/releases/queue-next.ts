import type { Release } from "../../contract/release-record.ts";
import { traceparentOf } from "../../domain/releases/trace/traceparent.ts";
import type { Releaser } from "./releaser.ts";

/** Queue the job that a building release waits for: a step, or after the last the checks. Any number of times is right. */
export async function queueNext(
  { queueStep, queueChecks }: Pick<Releaser, "queueStep" | "queueChecks">,
  release: Release,
  cause?: string,
): Promise<void> {
  if (release.status !== "building") return;
  const traceparent = traceparentOf(release);
  const step = release.chain.find(({ status }) => status !== "done");
  const why = cause ?? release.messages.at(-1)?.sender ?? release.requestedBy;
  if (step) await queueStep({ type: "release.step", releaseId: release.id, step: step.step, cause: why, traceparent });
  else await queueChecks({ type: "release.checks", releaseId: release.id, build: release.build, cause: why, traceparent });
}
