import type { RunQueued } from "../contract/execution.ts";
import { ENV } from "../contract/names.ts";
import type { SimulationMessage } from "../contract/simulation.ts";
import { generateRuns } from "../pipeline/generate.ts";
import { generateDeployments } from "../pipeline/generate-deployments.ts";
import { settleAll } from "../pipeline/settle-all.ts";
import { openStores } from "../pipeline/stores.ts";
import { requireEnv } from "../runtime/env.ts";
import { log } from "../runtime/log.ts";
import { openFifoQueue, openQueue } from "../runtime/queue.ts";

const stores = openStores();
const ring = openFifoQueue<RunQueued>(requireEnv(ENV.runsQueueUrl));
const simulate = openQueue<SimulationMessage>(requireEnv(ENV.simulationQueueUrl));

/**
 * Each minute, while their generators are on: sample runs and simulated deployments of this minute; neither stops the other.
 * Safe to replay: the ids of both follow from the time.
 */
export const handler = async (): Promise<void> => {
  const now = new Date().toISOString();
  const [queued, deployments] = await settleAll([generateRuns(stores, ring, now), generateDeployments(stores, simulate, now)]);
  log.info("generated", { queued, deployments });
};
