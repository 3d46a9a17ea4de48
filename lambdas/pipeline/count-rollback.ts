import type { Deployment } from "../contract/deployment.ts";
import { leadTimesOf } from "../domain/delivery/lead-time.ts";
import { asEnded } from "../domain/deployments/as-ended.ts";
import { latest } from "../domain/runs/instant.ts";
import { dropRecoveryWrites, isMarked, listRecoveries, markerWrite } from "../store/counted-deployments.ts";
import { getDeployment } from "../store/deployments.ts";
import { type Counting, countOnce } from "./count-delivery.ts";
import { countEnd, countLaterFailure } from "./count-deployment.ts";
import { withOpenFailure } from "./open-failure.ts";
import { recoverFailures } from "./recover-failures.ts";
import { tellRemedied } from "./tell-remedied.ts";

/**
 * Count a deployment that had ended well as rolled back, where it had finished: the rows say then what they would had it ended
 * so, whichever of its changes come first or again. Only its failure begins with the rollback.
 */
export async function countRollback(stores: Counting, deployment: Deployment, now: string): Promise<void> {
  const { id, finishedAt, failure, commits } = deployment;
  if (finishedAt === null) return;
  await repeatEarlier(stores, deployment, finishedAt, now);
  const open = failure ? null : { id, at: await failedAt(stores, deployment, finishedAt), dayAt: finishedAt };
  await countOnce(stores, {
    scope: deployment,
    at: finishedAt,
    marks: [markerWrite(stores.insights, id, "ROLLED_BACK", latest(now, finishedAt))],
    addition: { rolledBack: 1 },
    removal: { succeeded: 1, leadTimes: leadTimesOf(commits, finishedAt), failedLater: failure ? 1 : 0 },
    ...(open ? { nextState: withOpenFailure(open) } : {}),
  });
  await reopenFailures(stores, deployment);
  await recoverFailures(stores, deployment, now);
}

/** What comes before a rollback may be delivered after it. What is so old that its marker may be gone was counted long ago. */
async function repeatEarlier(stores: Counting, deployment: Deployment, finishedAt: string, now: string): Promise<void> {
  const ended = asEnded(deployment);
  if (isMarked(finishedAt, now)) {
    await countEnd(stores, ended, now);
    await tellRemedied(stores.deployments, ended);
  }
  if (ended.failure && isMarked(ended.failure.at, now)) await countLaterFailure(stores, ended, now);
}

/** When the rollback began, as for every failure that is found later; where it is unknown, when it took effect. */
async function failedAt({ deployments }: Counting, { rolledBackAt, rolledBackBy }: Deployment, finishedAt: string): Promise<string> {
  const rollback = rolledBackBy === null ? null : await getDeployment(deployments, rolledBackBy);
  return latest(rollback?.startedAt ?? rolledBackAt ?? finishedAt, finishedAt);
}

/** The failures that this deployment had ended wait for a success again. */
async function reopenFailures(stores: Counting, deployment: Deployment): Promise<void> {
  for (const { failure, at, dayAt, seconds } of await listRecoveries(stores.insights, deployment.id)) {
    await countOnce(stores, {
      scope: deployment,
      at: dayAt,
      marks: dropRecoveryWrites(stores.insights, deployment.id, failure),
      removal: { recoveries: [seconds] },
      nextState: withOpenFailure({ id: failure, at, dayAt }),
    });
  }
}
