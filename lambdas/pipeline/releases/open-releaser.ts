import { randomBytes } from "node:crypto";
import { ENV } from "../../contract/names.ts";
import type { ChecksQueued, ReleaseDue, StepQueued } from "../../contract/release-message.ts";
import { requireEnv } from "../../runtime/env.ts";
import { openQueue } from "../../runtime/queue.ts";
import { problemOfUrl } from "../../sources/network/problem-of-url.ts";
import { openData, openStores } from "../stores.ts";
import type { Releaser } from "./releaser.ts";

/** The queues of releases' jobs, from a function's environment. */
const openReleaseQueues = (): Pick<Releaser, "queueStep" | "queueChecks" | "queueDue"> => ({
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

/** What the API does for releases, from a function's environment. */
export const openReleaseJobs = () => ({
  ...openReleaseQueues(),
  problemOfUrl: (url: string): string | null => problemOfUrl(url, requireEnv(ENV.target)),
  newSecret: (): string => randomBytes(32).toString("base64url"),
});
