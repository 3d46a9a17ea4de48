import type { Releases } from "./releases.ts";

/**
 * Have the process die before its `nth` effect on the world: nothing it would do then happens, in that job, not even noting why. Answers
 * how many effects there were so far.
 */
export function dies(system: Releases, nth: number): () => number {
  let count = 0;
  let isDead = false;
  system.fault = () => {
    count += 1;
    isDead ||= count === nth;
    if (isDead) throw new Error("the process died");
  };
  system.delivered = () => {
    isDead = false;
  };
  return () => count;
}
