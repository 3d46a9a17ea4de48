import { expect, it, test } from "vitest";
import type * as z from "zod";
import { Cluster, ClusterDetail } from "../../lambdas/contract/cluster.ts";
import { Anomaly, DoraAnswer, PercentilesAnswer, SuccessAnswer } from "../../lambdas/contract/delivery.ts";
import { Deployment, DeploymentGenerator } from "../../lambdas/contract/deployment.ts";
import { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import { Generator } from "../../lambdas/contract/generator.ts";
import { Health } from "../../lambdas/contract/health.ts";
import { Incident } from "../../lambdas/contract/incident.ts";
import { PipelineMetrics } from "../../lambdas/contract/metrics.ts";
import { Wall, WallConfig, WallFilters } from "../../lambdas/contract/observer.ts";
import { Problem } from "../../lambdas/contract/problem.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import { Run, TestOutcome } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { answerOf } from "./support/answers.ts";
import { WORLDS } from "./support/wall-worlds.ts";
import { livedInWorld } from "./support/world.ts";

const world = livedInWorld(Date.parse("2026-11-21T10:30:00Z"));
const ask = (path: string) => answerOf(world, { method: "GET", path, query: new URLSearchParams("limit=100"), body: "" }).json;
const [failed] = world.runs.filter(({ failures }) => failures.length > 0);

test.each<[string, z.ZodType]>([
  ["/runs", pageOf(Run)],
  [`/runs/${failed?.id}`, Run],
  [`/runs/${world.runs.find(({ tests }) => tests !== null)?.id}/tests`, pageOf(TestOutcome)],
  ["/clusters", pageOf(Cluster)],
  ["/clusters/c-assertion", ClusterDetail],
  ["/flaky-tests", pageOf(FlakyTest)],
  ["/incidents", pageOf(Incident)],
  [`/incidents/${world.incidents[0]?.id}`, Incident],
  ["/metrics/pipeline", PipelineMetrics],
  ["/deployments", pageOf(Deployment)],
  ["/deployments/running", pageOf(Deployment)],
  ["/deployments/latest", pageOf(Deployment)],
  [`/deployments/${world.deployments[0]?.id}`, Deployment],
  ["/deployments/status", DeploymentGenerator],
  ["/success-rate", SuccessAnswer],
  ["/p95", PercentilesAnswer],
  ["/anomalies", pageOf(Anomaly)],
  ["/metrics/dora", DoraAnswer],
  ["/repos", pageOf(Repo)],
  ["/repos/samples/testfail", Repo],
  ["/generator", Generator],
  ["/health", Health],
  ["/wall", Wall],
  ["/config", WallConfig],
  ["/filters", WallFilters],
  ["/nowhere", Problem],
])("the page is developed against answers that keep the contract: %s", (path, schema) => {
  expect(() => schema.parse(ask(path))).not.toThrow();
});

test.each(Object.keys(WORLDS))("each of the observer's troubles keeps the contract too: %s", (name) => {
  const answers = ["/wall", "/config"].map((path) => {
    const troubled = WORLDS[name]?.(Date.parse("2026-11-21T10:30:00Z")) ?? world;
    return answerOf(troubled, { method: "GET", path, query: new URLSearchParams(), body: "" }).json;
  });
  expect([Wall.safeParse(answers[0]).success, WallConfig.safeParse(answers[1]).success]).toEqual([true, true]);
});

it("turns the generator of deployments on with a speed, refuses to do so twice, and off again", () => {
  const turn = (to: string, body = "") =>
    answerOf(world, { method: "POST", path: `/deployments/${to}`, query: new URLSearchParams(), body });
  turn("stop");
  expect(turn("start", '{"speed":60}').json).toMatchObject({ on: true, speed: 60 });
  expect(turn("start").status).toBe(409);
  expect(turn("stop").json).toMatchObject({ on: false, since: null });
});

it("has evidence that is on the lines it names, so that the log viewer can be judged by it", () => {
  for (const run of world.runs) {
    for (const { step, evidence } of run.failures) {
      const lines = world.logs.get(`${run.id}/${step}`)?.split("\n") ?? [];
      for (const { line, text } of evidence) expect(lines[line - 1]).toBe(text);
    }
  }
});
