import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import { useNow } from "../../app/clock.ts";
import { formatDuration } from "../../text/format.ts";
import { elapsedSeconds } from "./elapsed-seconds.ts";

/** How long a deployment took; one that runs: until now. */
export function Took({ deployment }: { readonly deployment: Deployment }) {
  const nowMs = useNow();
  if (deployment.status !== "running") return <>{formatDuration(deployment.durationSeconds)}</>;
  return <>{formatDuration(elapsedSeconds(deployment.startedAt, nowMs))} so far</>;
}
