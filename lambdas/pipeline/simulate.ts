import type { SimulatedFinish, SimulatedStart, SimulationMessage } from "../contract/simulation.ts";
import { newDeployment } from "../domain/deployments/new-deployment.ts";
import { delayUntil } from "../domain/generator/delay.ts";
import { log } from "../runtime/log.ts";
import { getDeploymentGenerator } from "../store/deployment-generator.ts";
import { startDeployment } from "../store/deployments.ts";
import { finishDeployment } from "./finish-deployment.ts";
import type { Stores } from "./stores.ts";

/** Puts a message on the simulation queue; the delay is at most 900 s. */
export type Simulate = (message: SimulationMessage, delaySeconds: number) => Promise<void>;

export type Simulator = {
  readonly stores: Pick<Stores, "deployments" | "registry">;
  readonly simulate: Simulate;
  readonly now: () => string;
};

/** How long a simulated deployment may outlive its drawn end before the sweeper cancels it. */
const GRACE_MS = 15 * 60_000;
/** A finish that comes before its start is sent again after 5 s, at most twelve times. */
const START_WAIT_SECONDS = 5;
const MOST_WAITS = 12;

/** Play one message. What comes before its time is sent on, in hops of 900 s at most. Every message may come twice. */
export async function playSimulation(simulator: Simulator, message: SimulationMessage): Promise<void> {
  const at = message.type === "deployment.start" ? message.deployment.startAt : message.finishAt;
  const now = simulator.now();
  if (Date.parse(at) > Date.parse(now)) return simulator.simulate(message, delayUntil(at, now));
  return message.type === "deployment.start" ? start(simulator, message) : finish(simulator, message);
}

/**
 * Start it, unless the generator was switched off (and perhaps on anew) since it was queued. The message that ends it is sent first:
 * nothing runs whose end is not on its way, and stopping the generator lets it come.
 */
async function start({ stores, simulate, now }: Simulator, { since, deployment }: SimulatedStart): Promise<void> {
  const { id, outcome, startAt, finishAt, ...request } = deployment;
  const generator = await getDeploymentGenerator(stores.registry);
  if (generator.since !== since) return log.info("simulated deployment not started: the generator was switched", { deploymentId: id });
  await simulate({ type: "deployment.finish", id, status: outcome, finishAt, waits: 0 }, delayUntil(finishAt, now()));
  const deadlineAt = new Date(Date.parse(finishAt) + GRACE_MS).toISOString();
  const context = { id, startedAt: startAt, deployedBy: "generator", source: "generator" as const, simulated: true, deadlineAt };
  await startDeployment(stores.deployments, newDeployment(request, context));
}

/** End it. Where it never starts, the message is given up after a minute: there is nothing to end. */
async function finish({ stores, simulate, now }: Simulator, message: SimulatedFinish): Promise<void> {
  const { id, status, finishAt, waits } = message;
  const { outcome } = await finishDeployment(stores.deployments, id, { status, finishedAt: finishAt }, now());
  if (outcome === "different") log.info("simulated deployment had ended otherwise", { deploymentId: id });
  if (outcome !== "unknown") return;
  if (waits < MOST_WAITS) return simulate({ ...message, waits: waits + 1 }, START_WAIT_SECONDS);
  log.warn("finish of a simulated deployment that never started", { deploymentId: id });
}
