import type { Deployment } from "../contract/deployment.ts";
import { leadTimesOf } from "../domain/delivery/lead-time.ts";
import { finishedOf } from "../domain/deployments/finish.ts";
import { latest } from "../domain/runs/instant.ts";
import { markerWrite } from "../store/counted-deployments.ts";
import { type Counting, countOnce } from "./count-delivery.ts";
import { findAnomalies } from "./find-anomalies.ts";
import { withOpenFailure } from "./open-failure.ts";
import { recoverFailures } from "./recover-failures.ts";

/** Count a deployment that ended: a constant number of writes, whatever was counted before. */
export async function countEnd(stores: Counting, deployment: Deployment, now: string): Promise<void> {
  const { id, finishedAt, status } = deployment;
  if (finishedAt === null) return;
  const past = finishedOf(deployment);
  const hasFailed = status === "failed" || status === "rolled_back";
  await countOnce(stores, {
    scope: deployment,
    at: finishedAt,
    marks: [markerWrite(stores.insights, id, "END", latest(now, finishedAt))],
    addition: {
      ...{ success: { succeeded: 1 }, failed: { failed: 1 }, rolled_back: { rolledBack: 1 }, cancelled: { cancelled: 1 }, running: {} }[
        status
      ],
      ...(past && (deployment.rollbackOf ?? deployment.hotfixOf) ? { rework: 1 } : {}),
      ...(past ? { durations: [past.durationSeconds] } : {}),
      ...(status === "success" ? { leadTimes: leadTimesOf(deployment.commits, finishedAt) } : {}),
    },
    ...(hasFailed ? { nextState: withOpenFailure({ id, at: finishedAt, dayAt: finishedAt }) } : {}),
    ...(past ? { also: ({ state }) => findAnomalies(stores, deployment, past, state.levelSince) } : {}),
  });
  if (past) await recoverFailures(stores, deployment, now);
}

/** Count a deployment that ended well and was found to have failed since. */
export async function countLaterFailure(stores: Counting, deployment: Deployment, now: string): Promise<void> {
  const { id, failure, finishedAt } = deployment;
  if (!failure || finishedAt === null) return;
  const open = { id, at: latest(failure.at, finishedAt), dayAt: finishedAt };
  await countOnce(stores, {
    scope: deployment,
    at: finishedAt,
    marks: [markerWrite(stores.insights, id, "FAILED", latest(now, finishedAt))],
    addition: { failedLater: 1 },
    nextState: withOpenFailure(open),
  });
  await recoverFailures(stores, deployment, now);
}
