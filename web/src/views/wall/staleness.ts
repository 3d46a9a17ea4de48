import type { Wall } from "../../../../lambdas/contract/observer.ts";
import type { Polled } from "../../api/use-poll.ts";

/** What is shown is not what is. `asOf` is when it was; null where nobody knows. */
export type Staleness = { readonly asOf: string | null; readonly because: "no-answer" | "no-poll" };

type Told = Pick<Polled<Wall>, "data" | "problem" | "goodAtMs">;

/**
 * Why the wall must not be taken for the present: GitHub has not been read, the API refuses, or it has been silent for as
 * long as makes a poll stale. Null: it may. (Each answer is another one, as it tells its time: so `goodAtMs` is that of the last.)
 */
export function stalenessOf({ data, problem, goodAtMs }: Told, refreshSeconds: number, nowMs: number): Staleness | null {
  if (data === null) return null;
  const { observer, asOf } = data;
  if (observer.isStale) return { asOf: observer.lastGoodPollAt, because: "no-poll" };
  const isSilent = goodAtMs !== null && nowMs - goodAtMs > (3 * refreshSeconds + 120) * 1000;
  if (problem === null && !isSilent) return null;
  return { asOf: goodAtMs === null ? asOf : new Date(goodAtMs).toISOString(), because: "no-answer" };
}
