import type { Deployment } from "../contract/deployment.ts";
import { asEnded } from "../domain/deployments/as-ended.ts";
import { type Finish, finished } from "../domain/deployments/finish.ts";
import { endDeployment, getDeployment } from "../store/deployments.ts";
import type { Table } from "../store/table.ts";

export type FinishOutcome = {
  readonly outcome: "finished" | "same" | "different" | "unknown";
  /** As it is now; null where it is unknown. */
  readonly deployment: Deployment | null;
};

/** End a deployment. The same end twice is the same answer ("same"), also where the second names no time; another is "different". */
export async function finishDeployment(
  deployments: Table,
  id: string,
  finish: Omit<Finish, "finishedAt"> & { readonly finishedAt: string | null },
  now: string,
): Promise<FinishOutcome> {
  const before = await getDeployment(deployments, id);
  if (!before) return { outcome: "unknown", deployment: null };
  if (before.status === "running") {
    const ended = finished(before, { ...finish, finishedAt: finish.finishedAt ?? now });
    if ((await endDeployment(deployments, ended)) === "ended") return { outcome: "finished", deployment: ended };
    return finishDeployment(deployments, id, finish, now);
  }
  // Who ended one that was rolled back since may repeat what it said.
  const isSame =
    (before.status === finish.status || asEnded(before).status === finish.status) &&
    (finish.finishedAt === null || Date.parse(finish.finishedAt) === Date.parse(before.finishedAt ?? ""));
  return { outcome: isSame ? "same" : "different", deployment: before };
}
