import { setTimeout as sleep } from "node:timers/promises";
import { type Addition, add, takeOff } from "../domain/delivery/tally-sum.ts";
import { type DeliveryState, type HeldState, holdRows, rowWrites, type Scope, stateWrite } from "../store/tallies.ts";
import { transact, type Write } from "../store/transact.ts";
import type { Stores } from "./stores.ts";

const MAX_TRIES = 12;

export type Counting = Pick<Stores, "insights" | "deployments">;

/** What one change comes to, once in effect: in the rows of the instant `at`, and in the state of its service and environment. */
export type Counted = {
  readonly scope: Scope;
  readonly at: string;
  /** Mark it as counted. Where one of them is refused, there is nothing to count. */
  readonly marks: readonly Write[];
  readonly addition?: Addition;
  readonly removal?: Addition;
  readonly nextState?: (state: DeliveryState) => DeliveryState;
  readonly also?: (held: HeldState) => Promise<{ readonly writes: readonly Write[]; readonly levelSince: string | null }>;
};

/** Count it unless a mark is refused: marks, rows and state are one transaction, repeated where a row was changed meanwhile. */
export async function countOnce({ insights }: Counting, counted: Counted): Promise<"counted" | "nothing to count"> {
  const { scope, at, marks, addition = {}, removal = {} } = counted;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const { rows, state } = await holdRows(insights, scope, at);
    const also = counted.also ? await counted.also(state) : { writes: [], levelSince: state.state.levelSince };
    const next = { ...(counted.nextState?.(state.state) ?? state.state), levelSince: also.levelSince };
    const isChanged = JSON.stringify(next) !== JSON.stringify(state.state);
    const outcome = await transact(insights, [
      ...marks,
      ...rowWrites(insights, rows, (tally) => takeOff(add(tally, addition), removal)),
      ...(isChanged ? [stateWrite(insights, scope, state, next)] : []),
      ...also.writes,
    ]);
    if (outcome === "done") return "counted";
    if (outcome.some((index) => index < marks.length)) return "nothing to count";
    await sleep(Math.random() * 20 * tries);
  }
  throw new Error(`the counters of ${scope.service} in ${scope.environment} changed under ${MAX_TRIES} tries`);
}
