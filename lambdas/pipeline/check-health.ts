import type { Health } from "../contract/health.ts";
import { healthReasons } from "../domain/observer/health-reasons.ts";
import { depthOf } from "../runtime/queue.ts";
import { isReachable } from "../store/reachable.ts";
import { listWaiting } from "../store/runs.ts";
import { listSlots } from "../store/slots.ts";
import { readPolls } from "../store/wall.ts";
import { type ObserverSetup, stateOf } from "./observer/setup.ts";
import type { Stores } from "./stores.ts";

const MOST_WAITING = 100;
/** A job that has waited longer says that something is stuck, not busy. */
const OLD_SECONDS = 15 * 60;

export type HealthChecks = {
  readonly stores: Stores;
  readonly target: string;
  readonly runsQueueUrl: string;
  readonly deadLetterUrls: readonly string[];
  readonly setup: ObserverSetup;
  readonly now: string;
};

/** Whether tables answer, jobs move and nothing was lost. A part that cannot be asked is a reason, not an error. */
export async function checkHealth({ stores, target, runsQueueUrl, deadLetterUrls, setup, now }: HealthChecks): Promise<Health> {
  const tables = await Promise.all(Object.entries(stores).map(async ([name, table]) => ({ name, reachable: await isReachable(table) })));
  const depths = await Promise.all([runsQueueUrl, ...deadLetterUrls].map((url) => orNull(() => depthOf(url))));
  const [queueDepth, ...lost] = depths;
  const [waiting, slots, polls] = await Promise.all([
    orNull(() => listWaiting(stores.runs, "9999", MOST_WAITING)),
    orNull(() => listSlots(stores.registry)),
    orNull(() => readPolls(stores.insights)),
  ]);
  const oldest = waiting?.[0];
  const observer = stateOf(setup, polls ?? { polls: [], beat: null }, now);
  const oldestJobSeconds = oldest ? Math.max(0, (Date.parse(now) - Date.parse(oldest.readyAt)) / 1000) : null;
  const deadLetters = lost.reduce<number>((sum, depth) => sum + (depth ?? 0), 0);
  const reasons = [
    ...tables.filter(({ reachable }) => !reachable).map(({ name }) => `the table ${name} does not answer`),
    ...(depths.includes(null) ? ["a queue does not answer"] : []),
    ...(deadLetters > 0 ? [`${deadLetters} messages are in dead-letter queues; docs/runbook.md says how to replay them`] : []),
    ...(oldestJobSeconds !== null && oldestJobSeconds > OLD_SECONDS ? [`the oldest job has waited ${Math.round(oldestJobSeconds)} s`] : []),
    ...healthReasons(observer),
  ];
  return {
    status: reasons.length === 0 ? "ok" : "degraded",
    target,
    tables,
    queueDepth: queueDepth ?? 0,
    waitingRuns: waiting?.length ?? 0,
    runningRuns: slots?.length ?? 0,
    oldestJobSeconds,
    deadLetters,
    observer,
    reasons,
  };
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
