import type { DeploymentGenerator } from "../contract/deployment.ts";
import { delayUntil } from "../domain/generator/delay.ts";
import { drawDeployment } from "../domain/generator/draw-deployments.ts";
import { slotsBetween } from "../domain/generator/slots.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { getDeploymentGenerator, switchDeploymentGenerator } from "../store/deployment-generator.ts";
import type { Simulate } from "./simulate.ts";
import type { Stores } from "./stores.ts";

const MINUTE = 60_000;
/** Ticks are not quite a minute apart: each begins so much earlier, so that no slot falls between two. */
const OVERLAP = 10_000;
const AT_ONCE = 20;

type Registry = Pick<Stores, "registry">;

/**
 * While the generator is on, put the deployments of the minute that begins now on the simulation queue, each delayed until its
 * start; those of the ten seconds before start at once. Answers how many. A slot's deployment has the slot's id, so that what a second tick puts there adds nothing.
 */
export async function generateDeployments({ registry }: Registry, simulate: Simulate, now: string): Promise<number> {
  const generator = await getDeploymentGenerator(registry);
  const { since } = generator;
  if (!generator.on || since === null) return 0;
  const slots = slotsBetween(generator, Date.parse(now) - OVERLAP, Date.parse(now) + MINUTE);
  for (let first = 0; first < slots.length; first += AT_ONCE) {
    const drawn = slots.slice(first, first + AT_ONCE).map((slot) => drawDeployment(generator, slot));
    await Promise.all(
      drawn.map((deployment) => simulate({ type: "deployment.start", since, deployment }, delayUntil(deployment.startAt, now))),
    );
  }
  return slots.length;
}

/** Switch the generator on and fill the minute that begins now. Where that fails it is on all the same: the next tick fills. */
export async function startDeploymentGenerator(
  stores: Registry,
  simulate: Simulate,
  generator: DeploymentGenerator & { readonly since: string },
): Promise<"switched" | "unchanged"> {
  if ((await switchDeploymentGenerator(stores.registry, generator)) === "unchanged") return "unchanged";
  try {
    await generateDeployments(stores, simulate, generator.since);
  } catch (error) {
    log.error("generator on, first minute not filled", { reason: reasonOf(error) });
  }
  return "switched";
}
