import { ENV } from "../contract/names.ts";
import { SimulationMessage } from "../contract/simulation.ts";
import { playSimulation } from "../pipeline/simulate.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";

const stores = openStores();
const simulate = openQueue<SimulationMessage>(requireEnv(ENV.simulationQueueUrl));
const simulator = { stores, simulate, now: () => new Date().toISOString() };

/** Standard queue of simulated starts and finishes -> deployments table. Safe to replay: a deployment starts once and ends once. */
export const handler = sqsWorker(SimulationMessage, (message) => playSimulation(simulator, message));
