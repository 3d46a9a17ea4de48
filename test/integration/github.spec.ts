import { createHmac, randomUUID } from "node:crypto";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployedFunctions } from "../../bin/logs/functions.ts";
import { Cluster } from "../../lambdas/contract/cluster.ts";
import { Deployment } from "../../lambdas/contract/deployment.ts";
import { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import { Health } from "../../lambdas/contract/health.ts";
import { Incident } from "../../lambdas/contract/incident.ts";
import { Wall, WallConfig, WallFilters } from "../../lambdas/contract/observer.ts";
import { Run } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { aRepositoryRef, aWorkflowRun } from "../support/github/a-workflow-run.ts";
import { anArtifact } from "../support/github/an-artifact.ts";
import { FAILED_TEST_LOG, FAILED_TEST_REPORT } from "../support/github/failed-test.ts";
import { type FakeGitHub, fakeGitHub, TOKEN } from "../support/github/fake-github.ts";
import { finishRun, rerun, startRun } from "../support/github/runs.ts";
import { addRepository, newId } from "../support/github/world.ts";
import { aZip } from "../support/github/zip.ts";
import { browse, CHROMIUM, hasChromium } from "../support/system/browser.ts";
import { bellwether } from "../support/system/command.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, post, problemOf, read } from "../support/system/http.ts";
import { system } from "../support/system/system.ts";

/** Of this run of the specs alone: a system that is kept remembers the last one's. */
const REPO = `octo/shop-${randomUUID().slice(0, 8)}`;
const SECRET = "a secret of the specs";
let github: FakeGitHub;

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const deploy = (env: Record<string, string>) => bellwether({ ...system().commandEnv, ...env }, "deploy");
const watching = (overrides: Record<string, string> = {}): Record<string, string> => ({
  GITHUB_TOKEN: TOKEN,
  GH_REPOS: REPO,
  GITHUB_API_URL: github.url,
  GITHUB_WEBHOOK_SECRET: SECRET,
  REFRESH_SECONDS: "5",
  DASHBOARD_TITLE: "The wall of the specs",
  ...overrides,
});
const wall = (query = ""): Promise<Wall> => read(Wall, `/wall${query}`);
const runsOf = async (query: string): Promise<Run[]> => (await read(pageOf(Run), `/runs?repo=${REPO}${query}`)).items;
const failed = { name: "test", conclusion: "failure", log: FAILED_TEST_LOG };

function aFailedRun(minutes: number): void {
  const run = startRun(github.world, REPO, { at: minutesAgo(minutes) });
  finishRun(github.world, run, "failure", { jobs: [failed] });
  attach(run, FAILED_TEST_REPORT);
}

function attach(run: ReturnType<typeof startRun>, zip: Uint8Array): void {
  const end = run.attempts.at(-1)?.updated_at ?? "";
  const artifact = anArtifact({ id: newId(github.world), created_at: new Date(Date.parse(end) - 1000).toISOString() });
  run.artifacts.push(artifact);
  github.world.zips.set(artifact.id, zip);
}

beforeAll(async () => {
  github = await fakeGitHub({ quota: { resetAt: new Date(Date.now() + 3_600_000).toISOString() } });
  addRepository(github.world, REPO, {}, ["ci.yml", "release.yml"]);
  for (const minutes of [50, 40, 30]) aFailedRun(minutes);
  finishRun(github.world, startRun(github.world, REPO, { at: minutesAgo(20), file: "release.yml" }), "success");
  await deploy(watching());
});
afterAll(async () => {
  await deploy({});
  await github.close();
});

describe("a watched repository", () => {
  it("is on the wall within a refresh, with its workflows' latest states", async () => {
    const { tiles, observer } = await eventually(wall, (one) => one.tiles.length >= 2 && one.observer.status === "watching", 30_000);

    expect(tiles.map(({ repo, workflow, branch, state }) => [repo, workflow, branch, state])).toEqual([
      [REPO, "ci.yml", "main", "failing"],
      [REPO, "release.yml", "main", "passing"],
    ]);
    expect(observer).toMatchObject({ status: "watching", isStale: false, repos: [{ repo: REPO, defaultBranch: "main", trouble: null }] });
    expect(observer.rateLimit?.limit).toBe(5000);
  });

  it("has its failures triaged, clustered, counted and an incident opened, as Bellwether's own runs have", async () => {
    const runs = await eventually(
      () => runsOf("&source=github&workflow=ci.yml"),
      (found) => found.length >= 3 && found.every(({ status }) => status === "completed"),
    );
    const [run] = runs;
    expect(run).toMatchObject({
      conclusion: "failure",
      workflow: "ci.yml",
      event: "push",
      actor: "octocat",
      tests: { total: 2, failed: 1 },
    });
    expect(run?.failures[0]).toMatchObject({ category: "test_failure", test: "checkout > adds the tax" });
    const clusterId = run?.clusterIds[0] ?? "";
    expect(await read(Cluster, `/clusters/${clusterId}`)).toMatchObject({ repos: expect.arrayContaining([REPO]) });
    const incidents = await eventually(
      async () => (await read(pageOf(Incident), "/incidents")).items.filter((one) => one.clusterId === clusterId),
      (found) => found.length > 0,
    );
    expect(incidents[0]?.impact.repos).toContain(REPO);
    const log = await ask(`/runs/${run?.id}/steps/1/log`);
    expect(log.text).toContain("AssertionError: expected 119 to be 121");
    expect(JSON.parse((await ask(`/runs/${run?.id}/payload`)).text)).toMatchObject({ run_attempt: 1, repository: { full_name: REPO } });
  });

  it("is only looked at: nothing is run again or cancelled from here", async () => {
    const [run] = await runsOf("&source=github");

    problemOf(await post(`/runs/${run?.id}/rerun`), 409, "run_is_githubs");
    problemOf(await post(`/runs/${run?.id}/cancel`), 409, "run_is_githubs");
    expect(github.writes()).toEqual([]);
  });

  it("names a test flaky that fails and passes on one commit by a re-run", async () => {
    const run = startRun(github.world, REPO, { at: minutesAgo(10), head_sha: "0123456789abcdef0123456789abcdef01234567" });
    finishRun(github.world, run, "failure", { jobs: [failed] });
    attach(run, FAILED_TEST_REPORT);
    await eventually(
      () => runsOf("&commit=0123456789abcdef0123456789abcdef01234567"),
      ([found]) => found?.status === "completed",
    );
    rerun(run, minutesAgo(5));
    finishRun(github.world, run, "success", { jobs: [{ ...failed, conclusion: "success" }] });
    const passed = '<testsuite name="s" tests="1"><testcase classname="checkout" name="adds the tax"/></testsuite>';
    attach(run, aZip({ "junit.xml": passed }));

    const flaky = await eventually(
      async () => (await read(pageOf(FlakyTest), `/flaky-tests?repo=${REPO}&verdict=flaky`)).items,
      (found) => found.some(({ test }) => test === "checkout > adds the tax"),
    );
    expect(flaky.find(({ test }) => test === "checkout > adds the tax")).toMatchObject({
      evidence: { commits: [{ failedRunIds: [expect.any(String)] }] },
    });
    const attempts = await runsOf("&commit=0123456789abcdef0123456789abcdef01234567");
    expect(attempts.map(({ attempt, rerunOf }) => [attempt, rerunOf])).toEqual([
      [2, attempts[1]?.id],
      [1, null],
    ]);
  });

  it("is told to whoever asks: settings, filters, badges, build monitors", async () => {
    expect(await read(WallConfig, "/config")).toMatchObject({
      title: "The wall of the specs",
      refreshSeconds: 5,
      repos: [REPO],
      allWorkflows: true,
    });
    const filters = await read(WallFilters, "/filters");
    expect(filters).toMatchObject({ repos: [REPO], workflows: ["ci.yml", "release.yml"], branches: ["main"] });
    expect(filters.actors).toContain("octocat");
    const badge = await ask(`/badge/${REPO}/release.yml.svg`);
    expect(badge.headers.get("content-type")).toContain("image/svg+xml");
    expect(badge.text).toContain("passing");
    expect((await ask("/cctray.xml")).text).toContain(`name="${REPO} release.yml (main)" activity="Sleeping" lastBuildStatus="Success"`);
  });

  it("is a wall on the page, in the words and links of the API", async (context) => {
    context.skip(!hasChromium(), `there is no Chromium at ${CHROMIUM}; CHROMIUM may name another`);
    const { dashboardUrl, token, target } = system();
    await browse(`${dashboardUrl}#/wall`, async ({ page, problems, shoot }) => {
      if (target !== "local") {
        await page.getByTestId("access-token").fill(token);
        await page.getByTestId("access-token-submit").click();
      }
      await page.getByTestId("wall-tile").first().waitFor({ timeout: 60_000 });
      expect(await page.title()).toContain("The wall of the specs");
      expect(await page.getByTestId("wall").textContent()).toContain("release.yml");
      await shoot("wall");
      expect(problems.filter((problem) => !(target !== "local" && problem.includes("status of 401")))).toEqual([]);
    });
  });
});

describe("a webhook", () => {
  const deliver = (event: string, body: unknown, { delivery = randomUUID(), secret = SECRET } = {}) => {
    const text = JSON.stringify(body);
    const signature = `sha256=${createHmac("sha256", secret).update(text).digest("hex")}`;
    const headers = { "X-GitHub-Event": event, "X-GitHub-Delivery": delivery, "X-Hub-Signature-256": signature };
    return post("/webhooks/github", text, { token: null, headers });
  };

  it("shows a run that has just begun, which no poll has seen", async () => {
    const repository = aRepositoryRef(REPO);
    const run = aWorkflowRun({
      id: 987_654_321,
      head_branch: "hooked",
      created_at: minutesAgo(0),
      repository,
      head_repository: repository,
    });
    const body = { action: "in_progress", workflow_run: run, workflow: { path: run.path, name: "CI" }, repository };
    const delivery = randomUUID();

    expect((await deliver("workflow_run", body, { delivery })).status).toBe(202);
    expect((await deliver("workflow_run", body, { delivery })).status).toBe(200);
    const { tiles } = await eventually(
      () => wall("?branch=hooked"),
      (one) => one.tiles.length > 0,
      20_000,
    );
    expect(tiles).toMatchObject([{ state: "running", externalId: "987654321" }]);
  });

  it("makes a deployment of a deployment's status", async () => {
    const deployment = {
      id: 4711,
      sha: "0123456789abcdef0123456789abcdef01234567",
      ref: "main",
      environment: "production",
      created_at: minutesAgo(10),
      creator: { login: "octocat" },
    };
    const status = { state: "success", description: "", created_at: minutesAgo(5), target_url: "" };
    await deliver("deployment_status", { action: "created", deployment, deployment_status: status, repository: aRepositoryRef(REPO) });

    const found = await eventually(
      async () => (await read(pageOf(Deployment), `/deployments?service=${REPO.split("/")[1]}`)).items,
      ([one]) => one?.status === "success",
      20_000,
    );
    expect(found).toMatchObject([{ source: "github", environment: "production", durationSeconds: 300, deployedBy: "octocat" }]);
  });

  it("with another secret is refused", async () => {
    problemOf(await deliver("workflow_run", {}, { secret: "guessed" }), 401, "signature_invalid");
  });
});

describe("the secrets", () => {
  it("are in no function's environment, and in no answer of the API", async () => {
    const lambda = new LambdaClient({});
    for (const { name } of await deployedFunctions()) {
      const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
      expect(JSON.stringify(Environment), name).not.toContain(TOKEN);
      expect(JSON.stringify(Environment), name).not.toContain(SECRET);
    }
    for (const path of ["/config", "/wall", "/health", "/filters"])
      expect((await ask(path)).text, path).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
  });
});

describe("settings that are wrong", () => {
  it("are named on the wall and in /health, with what to do: a wrong token, a wrong name, a missing token", async () => {
    await deploy(watching({ GITHUB_TOKEN: "ghp_wrong", GH_REPOS: `${REPO},not-a-repository` }));
    const { observer } = await eventually(wall, (one) => one.observer.repos.some(({ trouble }) => trouble !== null), 30_000);
    expect(observer.repos[0]?.trouble).toMatchObject({ code: "unauthorized", advice: expect.stringContaining("GITHUB_TOKEN") });
    expect(observer.settingProblems).toMatchObject([{ setting: "GH_REPOS", problem: expect.stringContaining("not-a-repository") }]);

    await deploy(watching({ GITHUB_TOKEN: "" }));
    const health = await read(Health, "/health");
    expect(health.status).toBe("degraded");
    expect(health.reasons.join("\n")).toContain("GITHUB_TOKEN is missing");
    expect((await wall()).observer.status).toBe("misconfigured");
  }, 300_000); // Two deployments, which take LocalStack most of a minute each.
});
