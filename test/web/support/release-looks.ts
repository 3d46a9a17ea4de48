import type { Promotion, Tick } from "../../../lambdas/contract/release-record.ts";
import { at } from "./factories.ts";
import { aPromotion, aTick } from "./release-factories.ts";

/** Three looks at an environment, the last of this verdict. */
export function looks(environment: string, startMs: number, last: Partial<Tick> = {}): Tick[] {
  const tick = (number: number, more: Partial<Tick> = {}) => aTick({ environment, number, at: at(startMs + number * 30_000), ...more });
  return [tick(1), tick(2), tick(3, last)];
}

/** An environment's turn that went well. */
export const verified = (environment: string, startMs: number): Promotion => aPromotion(startMs, { environment });
