import { setTimeout as sleep } from "node:timers/promises";
import { ulid } from "ulid";
import { SuccessAnswer } from "../../lambdas/contract/delivery.ts";
import { newDeployment } from "../../lambdas/domain/deployments/new-deployment.ts";
import { countEnd } from "../../lambdas/pipeline/count-deployment.ts";
import { finishDeployment } from "../../lambdas/pipeline/finish-deployment.ts";
import { startDeployment } from "../../lambdas/store/deployments.ts";
import { openCall } from "../demo/call.ts";
import { openDeliveryApi } from "../demo/delivery-api.ts";
import { countWriteUnits } from "./consumed.ts";
import { switchEventSources } from "./event-sources.ts";
import type { Measured } from "./measured.ts";
import { BENCH_SERVICE, fillDeployments } from "./past-deployments.ts";
import { readTimes } from "./read-times.ts";
import { type BenchSystem, nextCommit, percentile } from "./system.ts";

const ENDS = 30;
const EVERY_MS = 10;
const SIZES = [100, 100_000];

/** From the answer to a PATCH until the success rate counts it, one deployment at a time. */
export async function deploymentLatency({ apiUrl, token }: BenchSystem): Promise<Measured[]> {
  const call = openCall(apiUrl, token);
  const api = openDeliveryApi(call);
  const seconds: number[] = [];
  for (let n = 1; n <= ENDS + 1; n++) {
    const { id } = await api.start({ service: "bench-latency", commit: nextCommit() });
    const begun = performance.now();
    await api.finish(id, { status: "success" });
    while ((await call(SuccessAnswer, "/success-rate?service=bench-latency")).overall.finished < n) await sleep(EVERY_MS);
    if (n > 1) seconds.push((performance.now() - begun) / 1000); // The first one starts the functions.
  }
  const [p50, p95] = [0.5, 0.95].map((p) => percentile(seconds, p).toFixed(2));
  return [{ what: `PATCH of a deployment -> its metric is read (${ENDS})`, value: `p50 ${p50} s, p95 ${p95} s`, bar: "p95 1 s" }];
}

/** A deployment from its start to its counters, worked on by the real code in this process. */
async function costOf({ stores }: BenchSystem): Promise<{ readonly units: number; readonly ms: number }> {
  const counter = countWriteUnits(stores.deployments);
  const now = Date.now();
  const at = (before: number) => new Date(now - before).toISOString();
  const context = { id: ulid(now - 40_000), startedAt: at(40_000), deployedBy: "bench", source: "api" as const, simulated: false };
  const request = { service: BENCH_SERVICE, environment: "production", commit: nextCommit(), commits: [] };
  await startDeployment(stores.deployments, newDeployment(request, { ...context, deadlineAt: at(-60_000) }));
  const begun = performance.now();
  const { deployment } = await finishDeployment(stores.deployments, context.id, { status: "success", finishedAt: at(1) }, at(0));
  if (deployment) await countEnd(stores, deployment, at(0));
  const ms = performance.now() - begun;
  counter.stop();
  return { units: counter.units(), ms };
}

/** Reads, and the cost of one more deployment, at 100 and at 100,000 finished deployments, side by side. */
export async function manyDeployments(system: BenchSystem): Promise<Measured[]> {
  await switchEventSources(false);
  const paths = [
    "/deployments",
    `/deployments?service=${BENCH_SERVICE}`,
    "/deployments/latest",
    "/p95",
    "/success-rate",
    "/anomalies",
    "/metrics/dora",
  ];
  const found = new Map<string, string[]>();
  const add = (name: string, value: string) => found.set(name, [...(found.get(name) ?? []), value]);
  const now = Date.now();
  let from = 0;
  for (const size of SIZES) {
    await fillDeployments(system, from, size, now);
    from = size;
    for (const path of paths) add(`GET ${path}`, await readTimes(system, path));
    await costOf(system);
    const costs = [];
    for (let n = 0; n < 10; n++) costs.push(await costOf(system));
    const units = (costs.reduce((sum, cost) => sum + cost.units, 0) / costs.length).toFixed(0);
    const ms = costs.map((cost) => cost.ms);
    add("one deployment, start to counters: write units", units);
    add("one deployment, end to counters, in one process", `p50 ${percentile(ms, 0.5).toFixed(0)} ms`);
  }
  return [...found].map(([what, [few, many]]) => ({
    what: `${what}, at 100 / 100,000 deployments`,
    value: `${few} / ${many}`,
    bar: "the same",
  }));
}
