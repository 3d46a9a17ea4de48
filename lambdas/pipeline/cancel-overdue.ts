import { LONGEST_DAYS } from "../domain/deployments/finish.ts";
import { hoursBefore } from "../domain/runs/instant.ts";
import { getDeployment, listOverdue } from "../store/deployments.ts";
import type { Table } from "../store/table.ts";
import { finishDeployment } from "./finish-deployment.ts";

/** Cancel the deployments that outlived their deadline, whoever started them. Answers how many. Safe to replay. */
export async function cancelOverdue(deployments: Table, now: string): Promise<number> {
  let count = 0;
  for (const id of await listOverdue(deployments, now)) {
    const deployment = await getDeployment(deployments, id);
    if (deployment?.status !== "running") continue;
    const reason = `nobody said how it ended until its deadline, ${deployment.deadlineAt}`;
    // One that was told long after its start ends within the longest time that a deployment may take.
    const isOld = deployment.startedAt < hoursBefore(now, LONGEST_DAYS * 24);
    const finishedAt = isOld ? hoursBefore(deployment.startedAt, -LONGEST_DAYS * 24) : now;
    const { outcome } = await finishDeployment(deployments, id, { status: "cancelled", finishedAt, reason }, now);
    if (outcome === "finished") count++;
  }
  return count;
}
