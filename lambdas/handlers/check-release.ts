import { ENV } from "../contract/names.ts";
import { ChecksQueued, type GateDecided } from "../contract/release-message.ts";
import { checkQueuedBuild } from "../pipeline/releases/check-release.ts";
import { openData, openStores } from "../pipeline/stores.ts";
import { allChecks } from "../readiness/all-checks.ts";
import { runChecks } from "../readiness/run-checks.ts";
import { requireEnv } from "../runtime/env.ts";
import { putEvent } from "../runtime/events.ts";
import { sqsWorker } from "../runtime/sqs-worker.ts";
import { openTopic } from "../runtime/topic.ts";

const announce = openTopic<GateDecided>(requireEnv(ENV.decisionsTopicArn));
const checker = {
  stores: openStores(),
  data: openData(),
  look: (of: Parameters<typeof runChecks>[1]) => runChecks(allChecks, of),
  publish: async (decision: GateDecided) => {
    await putEvent(decision.type, decision);
    await announce(`${decision.decision}: ${decision.model}`, decision);
  },
  now: () => new Date().toISOString(),
};

/** Queue `checks` -> validators over a build's files, live evidence -> releases table, EventBridge, topic of decisions. Safe to replay: a build is decided once. */
export const handler = sqsWorker(ChecksQueued, (message) => checkQueuedBuild(checker, message));
