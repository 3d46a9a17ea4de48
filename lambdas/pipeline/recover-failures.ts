import { latest, secondsBetween } from "../domain/runs/instant.ts";
import { markerWrite, recoveryWrite, stillStandsCheck } from "../store/counted-deployments.ts";
import { firstSuccessAfter } from "../store/deployment-lists.ts";
import { readState, type Scope } from "../store/tallies.ts";
import { type Counting, countOnce } from "./count-delivery.ts";

/**
 * Close the open failures of a service and environment that a success followed. Which success that is, the history says, not
 * the order in which changes come: it is written with the end of a deployment, and with its being rolled back, before any change
 * of it is worked on. A success that was rolled back since it was read ends nothing: who counts the rollback looks again.
 */
export async function recoverFailures(stores: Counting, { service, environment }: Scope, now: string): Promise<void> {
  const { insights, deployments } = stores;
  const scope = { service, environment };
  const { state } = await readState(insights, scope);
  for (const { id, at, dayAt } of state.openFailures) {
    const success = await firstSuccessAfter(deployments, scope, at);
    if (!success) continue;
    const seconds = secondsBetween(at, success.finishedAt);
    await countOnce(stores, {
      scope,
      at: dayAt,
      marks: [
        markerWrite(insights, id, "RECOVERED", latest(now, dayAt)),
        stillStandsCheck(insights, success.id),
        recoveryWrite(insights, success.id, { failure: id, at, dayAt, seconds }, now),
      ],
      addition: { recoveries: [seconds] },
      nextState: (before) => ({ ...before, openFailures: before.openFailures.filter((open) => open.id !== id) }),
    });
  }
}
