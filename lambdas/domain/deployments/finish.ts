import type { Deployment, EndStatus } from "../../contract/deployment.ts";
import type { Finished } from "../delivery/tally.ts";
import { secondsBetween } from "../runs/instant.ts";

/** No deployment takes longer. */
export const LONGEST_DAYS = 30;

export type Finish = { readonly status: EndStatus; readonly finishedAt: string; readonly reason?: string | null };

/** Why a deployment cannot have ended then, naming the reason; null where it can. */
export function objectionTo({ startedAt }: Deployment, finishedAt: string, now: string): string | null {
  const at = Date.parse(finishedAt);
  if (at > Date.parse(now)) return "is in the future";
  if (at < Date.parse(startedAt)) return `is before the start, ${startedAt}`;
  if (at - Date.parse(startedAt) > LONGEST_DAYS * 86_400_000) return `is more than ${LONGEST_DAYS} days after the start, ${startedAt}`;
  return null;
}

/** The deployment with its end; the duration in seconds follows from the two times. Why it was started is kept as the reason of a success only: it is none for a failure. */
export const finished = (running: Deployment, { status, finishedAt, reason }: Finish): Deployment => ({
  ...running,
  status,
  finishedAt,
  durationSeconds: secondsBetween(running.startedAt, finishedAt),
  reason: reason ?? (status === "success" ? running.reason : null),
});

/** As the history keeps it; null unless it finished (a cancelled one did not). */
export function finishedOf({ id, startedAt, finishedAt, status, durationSeconds }: Deployment): Finished | null {
  if (status === "running" || status === "cancelled" || finishedAt === null || durationSeconds === null) return null;
  return { id, startedAt, finishedAt, status, durationSeconds };
}
