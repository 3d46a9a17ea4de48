import type { Health } from "../contract/health.ts";
import { ENV } from "../contract/names.ts";
import { requireEnv } from "../runtime/env.ts";
import { checkHealth } from "./check-health.ts";
import type { ObserverSetup } from "./observer/setup.ts";
import type { Stores } from "./stores.ts";

/** The health check of the deployed system, whose queues a function's environment names. */
export function openHealth(stores: Stores, setup: ObserverSetup): () => Promise<Health> {
  const deadLetterUrls = requireEnv(ENV.deadLetterQueueUrls).split(",");
  const checks = { stores, target: requireEnv(ENV.target), runsQueueUrl: requireEnv(ENV.runsQueueUrl), deadLetterUrls, setup };
  return () => checkHealth({ ...checks, now: new Date().toISOString() });
}
