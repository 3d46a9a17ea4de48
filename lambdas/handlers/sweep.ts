import { ENV } from "../contract/names.ts";
import type { ReleaseDue } from "../contract/release-message.ts";
import { overallPolicy } from "../pipeline/apply-change.ts";
import { cancelOverdue } from "../pipeline/cancel-overdue.ts";
import { openRecorder, openStarter } from "../pipeline/open-pipeline.ts";
import { sweepReleases } from "../pipeline/releases/sweep-releases.ts";
import { startWaiting } from "../pipeline/start-waiting.ts";
import { openStores } from "../pipeline/stores.ts";
import { closeQuietIncidents, endSilentRuns } from "../pipeline/sweep.ts";
import { requireEnv } from "../runtime/env.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { openQueue } from "../runtime/queue.ts";

const recorder = openRecorder();
const starter = openStarter();
const stores = openStores();
const queueDue = openQueue<ReleaseDue>(requireEnv(ENV.releasesQueueUrl));
const policy = overallPolicy(process.env[ENV.incidentPolicy]);

/** Each minute: end runs whose executor is silent, start runs whose bell was lost, close quiet incidents, cancel overdue deployments, look at releases that are due. Safe to replay. */
export const handler = async (): Promise<void> => {
  const jobs = {
    started: () => startWaiting(starter),
    closed: () => closeQuietIncidents(recorder, policy),
    cancelledDeployments: () => cancelOverdue(stores.deployments, new Date().toISOString()),
    releases: () => sweepReleases(stores, queueDue, new Date().toISOString()),
    ended: () => endSilentRuns(recorder),
    startedThen: () => startWaiting(starter),
  };
  const failed: unknown[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    // None of them keeps the others from their work; the function fails all the same, for its alarm.
    await job().then(
      (count) => log.info("swept", { [name]: count }),
      (error) => failed.push(error),
    );
  }
  if (failed.length > 0) throw new AggregateError(failed, failed.map(reasonOf).join("; "));
};
