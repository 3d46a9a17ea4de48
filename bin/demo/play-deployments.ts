import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deployment, EndStatus } from "../../lambdas/contract/deployment.ts";
import type { DeliveryApi } from "./delivery-api.ts";
import { describeDora, describeSuccess, percentileLines } from "./describe-delivery.ts";
import type { Tell } from "./play.ts";
import { until } from "./until.ts";

const SPEED = 20;
const WATCHED_SECONDS = 30;
const SETTLES_WITHIN_MS = 30_000;
const USUAL_SECONDS = [58, 61, 60, 63, 59, 62, 60, 61, 57, 60, 62, 59];
const SLOW_SECONDS = 130;

/**
 * Half a minute of the simulated company at twenty times its speed, then a service of one's own: a dozen ordinary
 * deployments, one that takes twice as long, and one that is rolled back. Answers what is not as it should be.
 */
export async function playDeployments(api: DeliveryApi, tell: Tell): Promise<string[]> {
  return [...(await watchGenerator(api, tell)), ...(await ownService(api, tell))];
}

async function watchGenerator(api: DeliveryApi, tell: Tell): Promise<string[]> {
  const wasOn = (await api.generator()).on;
  const before = (await api.successRate()).overall.finished;
  if (wasOn) tell("the generator of simulated deployments is on already; it is left as it is");
  else {
    await api.startGenerator(Math.floor(Math.random() * 1e6), SPEED);
    tell(`the generator is on: simulated deployments of four services, ${SPEED} times as fast as in life`);
  }
  const seen = new Map<string, Deployment>();
  for (let second = 0; second < WATCHED_SECONDS; second += 5) {
    await sleep(5_000);
    const [running, latest] = await Promise.all([api.running(), api.latest()]);
    for (const deployment of [...running, ...latest]) seen.set(deployment.id, deployment);
    const last = latest[0];
    tell(
      `${String(running.length).padStart(3)} running; last: ${last ? `${last.service} ${last.status} after ${last.durationSeconds} s` : "none yet"}`,
    );
  }
  if (!wasOn) {
    await api.stopGenerator();
    tell("the generator is off; what runs goes on to its end");
  }
  const { overall } = await api.successRate();
  for (const line of [...percentileLines(await api.percentiles()), describeSuccess(overall)]) tell(line);
  const simulated = [...seen.values()].filter(({ source }) => source === "generator");
  return [
    ...(overall.finished > before ? [] : ["nothing that the generator started was counted"]),
    ...(simulated.length > 0 ? [] : ["no simulated deployment was seen"]),
    ...(simulated.every((one) => one.simulated) ? [] : ["a simulated deployment does not say that it is"]),
  ];
}

async function ownService(api: DeliveryApi, tell: Tell): Promise<string[]> {
  const service = `demo-${randomBytes(3).toString("hex")}`;
  tell(`a service of one's own, ${service}: twelve ordinary deployments, one twice as slow, one that is rolled back`);
  const start = Date.now() - 3_600_000;
  const deploy = (index: number, seconds: number, status: EndStatus, rollbackOf?: string) =>
    deployed(api, { service, startedAt: start + index * 180_000, seconds, status, ...(rollbackOf ? { rollbackOf } : {}) });
  for (const [index, seconds] of USUAL_SECONDS.entries()) await deploy(index, seconds, "success");
  const slow = await deploy(12, SLOW_SECONDS, "success");
  const bad = await deploy(13, 60, "success");
  await deploy(14, 60, "success", bad.id);

  const anomalies = await until(
    () => api.anomalies(service),
    (found) => found.length > 0,
    SETTLES_WITHIN_MS,
  );
  const dora = await until(
    () => api.dora(service),
    // Each is counted for itself: a recovery after the failure that it ends.
    ({ changeFailRate: fails, failedDeploymentRecoveryTime: recovery }) =>
      fails.denominator === 15 && fails.numerator === 1 && recovery.value !== null,
    SETTLES_WITHIN_MS,
  );
  for (const { reason, detector } of anomalies) tell(`anomaly (${detector}): ${reason}`);
  for (const line of describeDora(dora)) tell(line);
  const { changeFailRate: fails, deploymentReworkRate: rework, failedDeploymentRecoveryTime: recovery } = dora;
  return [
    ...(anomalies.some(({ deploymentId }) => deploymentId === slow.id) ? [] : ["the deployment that was twice as slow is no anomaly"]),
    ...(anomalies.length <= 1 ? [] : [`${anomalies.length} anomalies instead of one`]),
    ...(fails.numerator === 1 && fails.denominator === 15 ? [] : [`${fails.numerator} of ${fails.denominator} failed instead of 1 of 15`]),
    ...(rework.numerator === 1 ? [] : [`${rework.numerator} reworks instead of one`]),
    ...(recovery.value === 60 ? [] : [`recovered after ${recovery.value} s instead of 60`]),
    ...((await api.deployment(bad.id)).failure?.kind === "rollback" ? [] : ["the deployment that was rolled back does not say so"]),
  ];
}

type Told = { service: string; startedAt: number; seconds: number; status: EndStatus; rollbackOf?: string };

async function deployed(api: DeliveryApi, { service, startedAt, seconds, status, rollbackOf }: Told): Promise<Deployment> {
  const iso = (time: number) => new Date(time).toISOString();
  const commit = randomBytes(20).toString("hex");
  const commits = [{ sha: commit, authoredAt: iso(startedAt - 7_200_000) }];
  const request = { service, commit, commits, startedAt: iso(startedAt), ...(rollbackOf ? { rollbackOf } : {}) };
  const { id } = await api.start(request);
  return api.finish(id, { status, finishedAt: iso(startedAt + seconds * 1000) });
}
