import type { World } from "../alerting/world.ts";
import { evaluator } from "./evaluate.ts";
import type { Known } from "./known.ts";

/** An evaluator for each world, so that a world's recordings are worked out once for all expressions. */
export function evaluatorsOf(known: Known): (world: World) => ReturnType<typeof evaluator> {
  const evaluators = new WeakMap<World, ReturnType<typeof evaluator>>();
  return (world) => {
    const found = evaluators.get(world) ?? evaluator(known, world);
    evaluators.set(world, found);
    return found;
  };
}
