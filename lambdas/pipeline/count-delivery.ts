import { setTimeout as sleep } from "node:timers/promises";
import { type Addition, add } from "../domain/delivery/tally-sum.ts";
import { latest } from "../domain/runs/instant.ts";
import { countedDeploymentKey } from "../store/keys.ts";
import { type DeliveryState, type HeldState, holdRows, rowWrites, type Scope, stateWrite } from "../store/tallies.ts";
import { transact, type Write } from "../store/transact.ts";
import type { Stores } from "./stores.ts";

const MAX_TRIES = 12;
/** Markers outlive every way in which a change may be delivered again: streams keep a day, set-aside changes 14 days. */
const MARKER_SECONDS = 30 * 86_400;

export type Counting = Pick<Stores, "insights" | "deployments">;

/** What one change adds, once in effect: to the rows of the instant `at`, and to the state of its service and environment. */
export type Counted = {
  readonly scope: Scope;
  readonly at: string;
  readonly marker: { readonly id: string; readonly what: "END" | "FAILED" | "RECOVERED" };
  readonly addition: Addition;
  readonly nextState?: (state: DeliveryState) => DeliveryState;
  readonly also?: (held: HeldState) => Promise<{ readonly writes: readonly Write[]; readonly levelSince: string | null }>;
};

/** Count it unless its marker is there: marker, rows and state are one transaction, repeated where a row was changed meanwhile. */
export async function countOnce({ insights }: Counting, counted: Counted, now: string): Promise<"counted" | "duplicate"> {
  const { scope, at, marker, addition } = counted;
  const expiresAt = Math.floor(Date.parse(latest(now, at)) / 1000) + MARKER_SECONDS;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const { rows, state } = await holdRows(insights, scope, at);
    const also = counted.also ? await counted.also(state) : { writes: [], levelSince: state.state.levelSince };
    const next = { ...(counted.nextState?.(state.state) ?? state.state), levelSince: also.levelSince };
    const isChanged = JSON.stringify(next) !== JSON.stringify(state.state);
    const outcome = await transact(insights, [
      {
        Put: {
          TableName: insights.name,
          Item: { ...countedDeploymentKey(marker.id, marker.what), expiresAt },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      ...rowWrites(insights, rows, (tally) => add(tally, addition)),
      ...(isChanged ? [stateWrite(insights, scope, state, next)] : []),
      ...also.writes,
    ]);
    if (outcome === "done") return "counted";
    if (outcome.includes(0)) return "duplicate";
    await sleep(Math.random() * 20 * tries);
  }
  throw new Error(`the counters of ${scope.service} in ${scope.environment} changed under ${MAX_TRIES} tries`);
}
