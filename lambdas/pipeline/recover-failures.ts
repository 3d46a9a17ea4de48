import { secondsBetween } from "../domain/runs/instant.ts";
import { firstSuccessAfter } from "../store/deployment-lists.ts";
import { readState, type Scope } from "../store/tallies.ts";
import { type Counting, countOnce } from "./count-delivery.ts";

/**
 * Close the open failures of a service and environment that a success followed. Which success that is, the history says, not
 * the order in which changes come: it is written with the end of a deployment, before any change of it is worked on.
 */
export async function recoverFailures(stores: Counting, { service, environment }: Scope, now: string): Promise<void> {
  const scope = { service, environment };
  const { state } = await readState(stores.insights, scope);
  for (const failure of state.openFailures) {
    const success = await firstSuccessAfter(stores.deployments, scope, failure.at);
    if (!success) continue;
    await countOnce(
      stores,
      {
        scope,
        at: failure.dayAt,
        marker: { id: failure.id, what: "RECOVERED" },
        addition: { recoveries: [secondsBetween(failure.at, success.finishedAt)] },
        nextState: (before) => ({ ...before, openFailures: before.openFailures.filter(({ id }) => id !== failure.id) }),
      },
      now,
    );
  }
}
