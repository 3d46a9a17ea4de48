import { Octokit } from "@octokit/core";
import { describe, expect, it, test } from "vitest";
import { addressUnder } from "../../../../lambdas/sources/github/client/address.ts";
import { openGitHub } from "../../../../lambdas/sources/github/client/client.ts";
import { openClient } from "../../../../lambdas/sources/github/client/octokit.ts";
import { anArtifact } from "../../../support/github/an-artifact.ts";
import { fakeGitHub, TOKEN } from "../../../support/github/fake-github.ts";
import { finishRun, rerun, startRun } from "../../../support/github/runs.ts";
import { addRepository, latestOf } from "../../../support/github/world.ts";
import { idsOf, NOW, okOf, REPO, read, watch } from "./setup.ts";

describe("a conditional request", () => {
  it("costs nothing of the quota while the list is unchanged", async () => {
    const { github, client } = await watch();
    startRun(github.world, REPO);
    const { etag, rate } = okOf(await client.runs(REPO));

    for (let poll = 0; poll < 100; poll++) expect((await client.runs(REPO, { etag })).kind).toBe("unchanged");

    expect(await client.runs(REPO, { etag })).toEqual({ kind: "unchanged", rate });
    expect(github.quota.used).toBe(1);
    expect(rate).toEqual({ limit: 5000, remaining: 4999, resetAt: "2026-11-02T10:00:00.000Z" });
  });

  it("gets the list again when something in it has changed", async () => {
    const { github, client } = await watch();
    const run = startRun(github.world, REPO);
    const { etag } = okOf(await client.runs(REPO));

    finishRun(github.world, run, "success");

    expect(read(await client.runs(REPO, { etag }))).toEqual([expect.objectContaining({ status: "completed", conclusion: "success" })]);
    expect(github.quota.used).toBe(2);
  });

  it("with another token's ETag is an ordinary one", async () => {
    const { github, client } = await watch({}, { tokens: [TOKEN, "ghp_another"] });
    const other = openGitHub({ token: "ghp_another", baseUrl: github.url, now: () => NOW });
    const { etag } = okOf(await client.runs(REPO));

    expect((await other.runs(REPO, { etag })).kind).toBe("ok");
  });

  it("has the same address each time, so that its ETag fits", async () => {
    const { github, client } = await watch();
    await client.runs(REPO);
    await client.runs(REPO);
    await client.runs(REPO, { status: "queued" });

    const [runs] = [`/repos/${REPO}/actions/runs?per_page=100`];
    expect(github.requests.map(({ path }) => path)).toEqual([runs, runs, `${runs}&status=queued`]);
  });
});

describe("a run", () => {
  it("is listed by its latest attempt, where its first one was; earlier attempts are asked for by number", async () => {
    const { github, client } = await watch();
    const old = startRun(github.world, REPO, { at: "2026-10-20T08:00:00Z" });
    finishRun(github.world, old, "failure");
    const fresh = startRun(github.world, REPO, { at: "2026-11-02T09:00:00Z" });
    const { id } = rerun(old, "2026-11-02T09:10:00Z");

    const [first, second] = read(await client.runs(REPO));
    expect([first, second]).toEqual([
      expect.objectContaining({ id: latestOf(fresh).id }),
      expect.objectContaining({ id, run_attempt: 2, created_at: "2026-10-20T08:00:00Z", run_started_at: "2026-11-02T09:10:00Z" }),
    ]);
    expect(read(await client.attempt(REPO, String(id), 1))).toMatchObject({ id, run_attempt: 1, conclusion: "failure" });
    expect(idsOf(await client.runs(REPO, { status: "in_progress" }))).toEqual([latestOf(fresh).id, id]);
  });

  it("has the jobs of each attempt by itself", async () => {
    const { github, client } = await watch();
    const run = startRun(github.world, REPO);
    finishRun(github.world, run, "failure", { jobs: [{ name: "test" }, { name: "lint" }] });
    rerun(run, "2026-11-03T09:00:00Z");
    finishRun(github.world, run, "success", { jobs: [{ name: "test again" }] });
    const id = String(latestOf(run).id);

    expect(read(await client.jobs(REPO, id, 1))).toHaveLength(2);
    expect(read(await client.jobs(REPO, id, 2))).toEqual([expect.objectContaining({ name: "test again", run_attempt: 2 })]);
    expect(await client.jobs(REPO, id, 3)).toMatchObject({ kind: "failed", failure: { code: "not_found" } });
  });

  it("has artifacts", async () => {
    const { github, client } = await watch();
    const run = startRun(github.world, REPO);
    run.artifacts.push(anArtifact({ name: "junit" }));

    expect(read(await client.artifacts(REPO, String(latestOf(run).id)))).toEqual([expect.objectContaining({ name: "junit" })]);
  });
});

describe("a repository", () => {
  it("tells its default branch and its workflows, and the latest run of each", async () => {
    const { github, client } = await watch();
    const shop = addRepository(github.world, "octo/api", { defaultBranch: "trunk" }, ["ci.yml", "deploy.yml"]);
    const run = startRun(github.world, "octo/api", { file: "deploy.yml", at: "2026-11-02T09:00:00Z" });
    startRun(github.world, "octo/api", { file: "deploy.yml", at: "2026-11-01T09:00:00Z" });
    const [ci, deploy] = shop.workflows.map(({ id }) => id);

    expect(read(await client.repository("octo/api"))).toMatchObject({ full_name: "octo/api", default_branch: "trunk" });
    expect(idsOf(await client.workflows("octo/api"))).toEqual([ci, deploy]);
    expect(okOf(await client.latestRun("octo/api", deploy ?? 0))).toMatchObject({ value: { id: latestOf(run).id }, next: null });
    expect(read(await client.latestRun("octo/api", ci ?? 0))).toBeNull();
  });
});

describe("the token", () => {
  it("is sent as a bearer, with who asks and which version of the API is meant", async () => {
    const { github, client } = await watch();
    await client.repository(REPO);

    expect(github.requests).toEqual([expect.objectContaining({ authorization: `Bearer ${TOKEN}`, userAgent: "bellwether" })]);
  });

  it("may be missing: public repositories can be read without one, private ones are not there", async () => {
    const { github, client } = await watch({ token: null });
    addRepository(github.world, "octo/secret", { private: true });

    expect((await client.runs(REPO)).kind).toBe("ok");
    expect(await client.runs("octo/secret")).toMatchObject({ kind: "failed", failure: { code: "not_found" } });
    expect(github.requests.map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  test.each(["ghp_two words", "ghp_line\nbreak", "ghp_ümlaut", ""])("that cannot be one (%j) is not sent, nor shown", async (token) => {
    const { github, client } = await watch({ token });
    const answer = await client.runs(REPO);

    expect(answer).toMatchObject({ kind: "failed", failure: { code: "unauthorized", status: null } });
    expect(token !== "" && JSON.stringify(answer).includes(token)).toBe(false);
    expect(github.requests).toEqual([]);
  });
});

describe("GitHub", () => {
  test.each(["POST", "PUT", "PATCH", "DELETE", "HEAD"] as const)("is never sent a %s", async (method) => {
    const { github } = await watch();
    const client = openClient({ token: TOKEN, baseUrl: github.url, now: () => NOW });

    await expect(client.request({ method, url: `/repos/${REPO}` })).rejects.toThrow("Nothing is written to GitHub");
    await expect(client.graphql("{ viewer { login } }")).rejects.toThrow("Nothing is written to GitHub");
    expect(github.requests).toEqual([]);
  });

  it("would have been written to otherwise, and the fake would have noticed", async () => {
    const github = await fakeGitHub();
    const write = new Octokit({ baseUrl: github.url }).request("POST /repos/octo/shop/actions/runs/1/rerun");

    await expect(write).rejects.toMatchObject({ status: 500 });
    expect(github.writes()).toHaveLength(1);
    await github.close();
  });
});

describe("the API's address", () => {
  test.each([
    ["https://api.github.com", "https://api.github.com/repositories/1/actions/runs?page=2"],
    ["https://ghe.example.com/api/v3", "https://ghe.example.com/api/v3/repositories/1"],
    ["https://ghe.example.com/api/v3/", "https://ghe.example.com/api/v3/repositories/1"],
  ])("%s is that of %s", (base, address) => {
    expect(addressUnder(base, address)).toBe(true);
  });

  test.each([
    ["https://api.github.com", "https://api.github.com.evil.example/repositories/1"],
    ["https://api.github.com", "https://api.github.com@evil.example/repositories/1"],
    ["https://api.github.com", "https://user:word@api.github.com/repositories/1"],
    ["https://api.github.com", "http://api.github.com/repositories/1"],
    ["https://api.github.com", "https://api.github.com:8443/repositories/1"],
    ["https://ghe.example.com/api/v3", "https://ghe.example.com/api/v3evil/repositories/1"],
    ["https://ghe.example.com/api/v3", "https://ghe.example.com/api/v3/../admin"],
    ["https://api.github.com", "//evil.example/repositories/1"],
    ["https://api.github.com", "nonsense"],
  ])("%s is not that of %s", (base, address) => {
    expect(addressUnder(base, address)).toBe(false);
  });
});
