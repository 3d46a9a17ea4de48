import type { ReleaseDue } from "../../contract/release-message.ts";
import { listDue } from "../../store/releases/release-lists.ts";
import type { Stores } from "../stores.ts";

/** Have every release looked at whose time has come: what no message reaches any more, and what is due later than a message can wait. Answers how many. */
export async function sweepReleases(
  { releases }: Pick<Stores, "releases">,
  queueDue: (message: ReleaseDue, delaySeconds: number) => Promise<void>,
  now: string,
): Promise<number> {
  const due = await listDue(releases, now);
  for (const releaseId of due) await queueDue({ type: "release.due", releaseId, at: now }, 0);
  return due.length;
}
