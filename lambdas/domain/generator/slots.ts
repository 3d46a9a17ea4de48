import type { DeploymentGenerator } from "../../contract/deployment.ts";

const TEN_SECONDS = 10_000;
const MOST_PER_TEN_SECONDS = 100;

/** A time at which a deployment begins. */
export type Slot = {
  /** Milliseconds since the epoch: the slot's number, and so its key. */
  readonly startMs: number;
  /** The first after the generator was switched on is 0. */
  readonly ordinal: number;
};

/**
 * The slots that begin in [fromMs, toMs), none before the generator was switched on. Ten seconds hold one slot, and `speed` of
 * them (whole, at most 100, so at most 600 a minute) when all is faster: a higher speed shortens only what a deployment takes.
 */
export function slotsBetween({ since, speed }: Pick<DeploymentGenerator, "since" | "speed">, fromMs: number, toMs: number): Slot[] {
  if (since === null) return [];
  const perTenSeconds = Math.min(MOST_PER_TEN_SECONDS, Math.max(1, Math.floor(speed)));
  const firstFrom = (ms: number): number => Math.ceil((ms * perTenSeconds) / TEN_SECONDS);
  const zero = firstFrom(Date.parse(since));
  const first = Math.max(zero, firstFrom(fromMs));
  return Array.from({ length: Math.max(0, firstFrom(toMs) - first) }, (_, index) => ({
    startMs: Math.floor(((first + index) * TEN_SECONDS) / perTenSeconds),
    ordinal: first + index - zero,
  }));
}
