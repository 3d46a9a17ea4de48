import type { Deployment } from "../contract/deployment.ts";
import { leadTimesOf } from "../domain/delivery/lead-time.ts";
import { finishedOf } from "../domain/deployments/finish.ts";
import { latest } from "../domain/runs/instant.ts";
import type { DeliveryState } from "../store/tallies.ts";
import { type Counting, countOnce } from "./count-delivery.ts";
import { findAnomalies } from "./find-anomalies.ts";
import { recoverFailures } from "./recover-failures.ts";

/** Failures of a service and environment that wait for a success; more are counted, but their recovery is not. */
const MOST_OPEN_FAILURES = 100;

/** Count a deployment that ended: a constant number of writes, whatever was counted before. */
export async function countEnd(stores: Counting, deployment: Deployment, now: string): Promise<void> {
  const { id, finishedAt, status } = deployment;
  if (finishedAt === null) return;
  const past = finishedOf(deployment);
  const hasFailed = status === "failed" || status === "rolled_back";
  await countOnce(
    stores,
    {
      scope: deployment,
      at: finishedAt,
      marker: { id, what: "END" },
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
    },
    now,
  );
  if (past) await recoverFailures(stores, deployment, now);
}

/** Count a deployment that ended well and was found to have failed since. */
export async function countLaterFailure(stores: Counting, deployment: Deployment, now: string): Promise<void> {
  const { id, failure, finishedAt } = deployment;
  if (!failure || finishedAt === null) return;
  const open = { id, at: latest(failure.at, finishedAt), dayAt: finishedAt };
  await countOnce(
    stores,
    {
      scope: deployment,
      at: finishedAt,
      marker: { id, what: "FAILED" },
      addition: { failedLater: 1 },
      nextState: withOpenFailure(open),
    },
    now,
  );
  await recoverFailures(stores, deployment, now);
}

const withOpenFailure =
  (failure: DeliveryState["openFailures"][number]) =>
  (state: DeliveryState): DeliveryState => ({
    ...state,
    openFailures: [...state.openFailures, failure].slice(0, MOST_OPEN_FAILURES),
  });
