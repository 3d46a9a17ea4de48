import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { aDeployment, anAnomaly, aRunningDeployment } from "./deployment-factories.ts";
import { at, commitOf } from "./factories.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const SERVICES = ["frontend-web", "auth-service", "frontend-web", "notifications", "frontend-web", "billing-api"];
const SECONDS: Record<string, number> = { "frontend-web": 130, "auth-service": 31, notifications: 40, "billing-api": 52 };

/** An hour of the generator's company and, among it, a person who deploys to staging and has a bad day in production. */
export function addDeployments(world: World, nowMs: number): void {
  for (let index = 0; index < 90; index += 1) world.deployments.unshift(simulated(index, nowMs - 62 * MINUTE + index * 40_000));
  const runId = world.runs.at(-1)?.id ?? null;
  const hotfix = aDeployment({ ...spanOf(nowMs - 9 * MINUTE, 48), version: "2.4.1", commit: commitOf(42), runId });
  const bad = aDeployment({
    ...spanOf(nowMs - 14 * MINUTE, 51),
    version: "2.4.0",
    commit: commitOf(41),
    commits: [
      { sha: commitOf(40), authoredAt: at(nowMs - 300 * MINUTE) },
      { sha: commitOf(41), authoredAt: null },
    ],
    runId,
    failure: { kind: "hotfix", by: hotfix.id, at: at(nowMs - 8 * MINUTE) },
  });
  const lost = aDeployment({
    ...spanOf(nowMs - 200 * MINUTE, 3_600),
    environment: "staging",
    status: "cancelled",
    reason: "It outlived its deadline of 1 h",
  });
  const running = [1, 2, 3].map((ago) =>
    aRunningDeployment({
      service: "frontend-web",
      startedAt: at(nowMs - ago * 31_000),
      simulated: true,
      source: "generator",
      deployedBy: "generator",
    }),
  );
  world.deployments.push(
    { ...hotfix, hotfixOf: bad.id },
    bad,
    lost,
    ...running,
    aRunningDeployment({ environment: "staging", startedAt: at(nowMs - 8_000) }),
  );
  world.deployments.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  addAnomalies(world, nowMs);
  world.deploymentGenerator = { on: true, since: at(nowMs - 62 * MINUTE), seed: 1, speed: 1, simulated: true };
}

const spanOf = (startMs: number, seconds: number): Partial<Deployment> => ({
  startedAt: at(startMs),
  finishedAt: at(startMs + seconds * 1000),
  durationSeconds: seconds,
  deadlineAt: at(startMs + 60 * MINUTE),
});

function simulated(index: number, startMs: number): Deployment {
  const service = SERVICES[index % SERVICES.length] ?? "frontend-web";
  const status = index % 29 === 11 ? "failed" : index % 41 === 17 ? "rolled_back" : "success";
  const seconds = (SECONDS[service] ?? 40) + ((index * 7) % 23);
  return aDeployment({
    ...spanOf(startMs, status === "failed" ? seconds * 5 : seconds),
    service,
    status,
    commit: commitOf(500 + index),
    version: `1.${index}.0`,
    deployedBy: "generator",
    source: "generator",
    simulated: true,
  });
}

function addAnomalies({ anomalies, deployments }: World, nowMs: number): void {
  const slow = deployments.find(({ status }) => status === "failed");
  const step = deployments.find(({ service, status }) => service === "notifications" && status === "success");
  anomalies.push(
    anAnomaly({
      deploymentId: slow?.id ?? "",
      service: slow?.service ?? "",
      at: slow?.finishedAt ?? at(nowMs),
      expected: 40,
      observed: slow?.durationSeconds ?? 0,
      simulated: true,
      reason: `Took ${slow?.durationSeconds} s where the median of the last 30 successes is 40 s.`,
    }),
    anAnomaly({
      deploymentId: step?.id ?? "",
      service: "notifications",
      at: step?.finishedAt ?? at(nowMs),
      detector: "step",
      expected: 25,
      observed: 51,
      simulated: true,
      reason: "The level changed from 25 s to 51 s and has stayed there for 8 deployments.",
    }),
  );
}
