import { describe, expect, it, test } from "vitest";
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
import { Artifact, Release } from "../../lambdas/contract/release-record.ts";
import { ReleaseDetail, ReleaseRow, ReleaseSummary } from "../../lambdas/contract/release-view.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import { Run, TestOutcome } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { answerOf } from "./support/answers.ts";
import { filesOf } from "./support/release-package.ts";
import { RELEASE_STATES } from "./support/release-states.ts";
import { WORLDS } from "./support/wall-worlds.ts";
import { livedInWorld } from "./support/world.ts";

const world = livedInWorld(Date.parse("2026-11-21T10:30:00Z"));
const ask = (whole: string) => {
  const [path = "", query = ""] = whole.split("?");
  return answerOf(world, { method: "GET", path, query: new URLSearchParams(`limit=100&${query}`), body: "" }).json;
};
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
  ["/releases", pageOf(ReleaseRow)],
  ["/releases?status=blocked", pageOf(ReleaseRow)],
  [`/releases/${world.releases[0]?.id}/summary`, ReleaseSummary],
  ["/releases/none", Problem],
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

describe("releases", () => {
  const now = Date.parse("2026-11-21T10:30:00Z");
  const send = (method: string, path: string, body = "") => answerOf(world, { method, path, query: new URLSearchParams(), body });
  const idOf = (status: string) => world.releases.find((one) => one.status === status)?.id ?? "none";

  test.each(Object.entries(RELEASE_STATES))("keep the contract when they are %s", (status, make) => {
    const release = make(now);
    expect(ReleaseDetail.safeParse(release).error).toBeUndefined();
    expect(release.status).toBe(status);
  });

  it("answer the text of a file as it is: the generated one, or what somebody put in its place", () => {
    const blocked = world.releases.find(({ status }) => status === "blocked");
    const text = (path: string) => send("GET", `/releases/${blocked?.id}/artifacts/${path}`).text;
    expect(text("chart/Chart.yaml")).toBe(blocked && filesOf(blocked.context).get("chart/Chart.yaml"));
    expect(text("Dockerfile")).toContain("# Our own image");
    expect(send("GET", `/releases/${blocked?.id}/artifacts/nothing`).status).toBe(404);
    expect(send("GET", `/releases/${blocked?.id}/archive`).status).toBe(200);
  });

  it("take a file before promotion only, and say who put it there", () => {
    const own = send("PUT", `/releases/${idOf("approved")}/artifacts/docs/runbook.md`, "# Mine\n");
    expect(Artifact.parse(own.json)).toMatchObject({ replacedBy: "local", bytes: 7 });
    expect(send("PUT", `/releases/${idOf("completed")}/artifacts/docs/runbook.md`, "# Mine\n").status).toBe(409);
  });

  it("refuse an own approval without broken glass, and what their status does not allow", () => {
    const review = `/releases/${idOf("awaiting_review")}`;
    expect(send("POST", `${review}/approve`, '{"reason":"fine","breakGlass":false}').status).toBe(403);
    expect(send("POST", `${review}/promote`, "{}")).toMatchObject({
      status: 409,
      json: { legal: ["approve", "reject", "rollback", "cancel"] },
    });
    const approved = Release.parse(send("POST", `${review}/approve`, '{"reason":"fine","breakGlass":true}').json);
    expect([approved.status, approved.review?.breakGlass]).toEqual(["promoting", true]);
  });

  it("are made of a request that is right, and say all that is wrong with one that is not", () => {
    const request = {
      name: "x",
      version: "1",
      commit: "abcdef0",
      framework: "Vite",
      serving: "CloudFront",
      target: "CloudFront",
      latencySla: "1s",
    };
    const made = send("POST", "/releases", JSON.stringify({ ...request, availabilitySla: "99%" }));
    expect([made.status, Release.parse(made.json).status]).toEqual([202, "building"]);
    const wrong = Problem.parse(
      send("POST", "/releases", JSON.stringify({ ...request, availabilitySla: "101%", framework: "Cobol" })).json,
    );
    expect(wrong.errors?.map(({ field }) => field)).toEqual(["framework", "availabilitySla"]);
  });
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
