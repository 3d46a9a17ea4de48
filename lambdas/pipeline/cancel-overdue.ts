import type { Deployment } from "../contract/deployment.ts";
import { LONGEST_DAYS } from "../domain/deployments/finish.ts";
import { hoursBefore } from "../domain/runs/instant.ts";
import { getDeployment, listOverdue } from "../store/deployments.ts";
import type { Table } from "../store/table.ts";
import { type FinishOutcome, finishDeployment } from "./finish-deployment.ts";

/** Cancel the deployments that outlived their deadline, whoever started them. Answers how many. Safe to replay. */
export async function cancelOverdue(deployments: Table, now: string): Promise<number> {
  let count = 0;
  for (const id of await listOverdue(deployments, now)) {
    const deployment = await getDeployment(deployments, id);
    if (deployment?.status !== "running") continue;
    const { outcome } = await cancelLate(deployments, deployment, now);
    if (outcome === "finished") count++;
  }
  return count;
}

/** Cancel a deployment that nobody ended in time; who was quicker stays. */
export function cancelLate(deployments: Table, { id, startedAt, deadlineAt }: Deployment, now: string): Promise<FinishOutcome> {
  const reason = `nobody said how it ended until its deadline, ${deadlineAt}`;
  // One that was told long after its start ends within the longest time that a deployment may take.
  const isOld = startedAt < hoursBefore(now, LONGEST_DAYS * 24);
  const finishedAt = isOld ? hoursBefore(startedAt, -LONGEST_DAYS * 24) : now;
  return finishDeployment(deployments, id, { status: "cancelled", finishedAt, reason }, now);
}
