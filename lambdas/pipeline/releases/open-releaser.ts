import { ENV } from "../../contract/names.ts";
import type { ChecksQueued, ReleaseDue, StepQueued } from "../../contract/release-message.ts";
import { requireEnv } from "../../runtime/env.ts";
import { openQueue } from "../../runtime/queue.ts";
import { openData, openStores } from "../stores.ts";
import type { Releaser } from "./releaser.ts";

/** The queues of releases' jobs, from a function's environment. */
export const openReleaseQueues = (): Pick<Releaser, "queueStep" | "queueChecks" | "queueDue"> => ({
  queueStep: openQueue<StepQueued>(requireEnv(ENV.stepsQueueUrl)),
  queueChecks: openQueue<ChecksQueued>(requireEnv(ENV.checksQueueUrl)),
  queueDue: openQueue<ReleaseDue>(requireEnv(ENV.releasesQueueUrl)),
});

/** What moves releases on, from a function's environment. */
export const openReleaser = (): Releaser => ({
  stores: openStores(),
  data: openData(),
  ...openReleaseQueues(),
  now: () => new Date().toISOString(),
});
