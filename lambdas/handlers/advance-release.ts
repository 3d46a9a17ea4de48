import { ENV } from "../contract/names.ts";
import { ReleaseDue } from "../contract/release-message.ts";
import type { SimulationMessage } from "../contract/simulation.ts";
import { advance } from "../pipeline/releases/advance.ts";
import { openReleaser } from "../pipeline/releases/open-releaser.ts";
import { requireEnv } from "../runtime/env.ts";
import { openQueue } from "../runtime/queue.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { safeFetch } from "../sources/network/safe-fetch.ts";

const promoter = {
  ...openReleaser(),
  fetch: safeFetch(requireEnv(ENV.target)),
  simulate: openQueue<SimulationMessage>(requireEnv(ENV.simulationQueueUrl)),
};

/** Queue `releases` -> deployers, metrics, releases and deployments tables. Safe to replay, late and out of order: it does what is due by what is stored. */
export const handler = sqsWorker(ReleaseDue, (message) => advance(promoter, message));
