import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { openGitHub } from "../../../../lambdas/sources/github/client/client.ts";
import { TOKEN } from "../../../support/github/fake-github.ts";
import { listen } from "../../../support/github/listen.ts";
import { startRun } from "../../../support/github/runs.ts";
import { NOW, REPO, watch } from "./setup.ts";

describe("a refusal", () => {
  test.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not_found"],
    [409, "unexpected"],
    [410, "not_found"],
    [422, "unexpected"],
    [451, "unexpected"],
  ])("%i is asked once and is %s", async (status, code) => {
    const { github, client } = await watch();
    github.failNext(9, status);

    const failed = { kind: "failed", failure: { code, status, retryAt: null } };
    expect(await client.runs(REPO)).toMatchObject(failed);
    expect(github.requests).toHaveLength(1);
    expect(await client.workflows(REPO)).toMatchObject(failed);
    expect(github.requests).toHaveLength(2);
  });

  it("says what GitHub says", async () => {
    const { github, client } = await watch();
    github.revoke(TOKEN);

    expect(await client.runs(REPO)).toMatchObject({ failure: { code: "unauthorized", message: "GitHub answered 401: Bad credentials" } });
  });

  it("of one repository is none of the others'", async () => {
    const { github, client } = await watch();
    startRun(github.world, REPO);

    expect(await client.runs("octo/nowhere")).toMatchObject({ failure: { code: "not_found", message: "GitHub answered 404: Not Found" } });
    expect((await client.runs(REPO)).kind).toBe("ok");
    github.vanish(REPO);
    expect(await client.runs(REPO)).toMatchObject({ failure: { code: "not_found" } });
  });
});

describe("a server's failure", () => {
  test.each([500, 502, 503, 504])("%i is asked twice more, and may have passed", async (status) => {
    const { github, client } = await watch();
    github.failNext(2, status);

    expect((await client.runs(REPO)).kind).toBe("ok");
    expect(github.requests.map((request) => request.status)).toEqual([status, status, 200]);
  });

  test.each([
    [502, 502],
    [0, null],
  ])("of status %i is given up after that, within five seconds of real waiting", async (status, told) => {
    const { github, client } = await watch({ retryMs: undefined });
    github.failNext(9, status);
    const start = performance.now();

    expect(await client.runs(REPO)).toMatchObject({ kind: "failed", failure: { code: "unavailable", status: told, retryAt: null } });
    expect(github.requests).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it("is unavailable too where nobody listens", async () => {
    const client = openGitHub({ token: TOKEN, baseUrl: "http://127.0.0.1:1", now: () => NOW, retryMs: 1 });

    expect(await client.runs(REPO)).toMatchObject({ failure: { code: "unavailable", status: null } });
  });

  it("is unavailable where no answer comes in time, for all tries together", async () => {
    const client = openGitHub({
      token: TOKEN,
      baseUrl: "http://127.0.0.1",
      now: () => NOW,
      retryMs: 1,
      timeoutMs: 50,
      fetch: neverAnswers,
    });

    expect(await client.runs(REPO)).toMatchObject({ failure: { code: "unavailable", status: null } });
  });
});

describe("an answer that hangs", () => {
  it("is unavailable when its time is up, a list as well as a log", async () => {
    const server = await listen((_, response) =>
      response.writeHead(200, { "content-type": "application/json" }).write('{"workflow_runs":['),
    );
    onTestFinished(() => server.close());
    const client = openGitHub({ token: TOKEN, baseUrl: server.url, now: () => NOW, timeoutMs: 300 });

    expect(await client.runs(REPO)).toMatchObject({ kind: "failed", failure: { code: "unavailable" } });
    expect(await client.jobLog(REPO, "1", 1000)).toMatchObject({ kind: "failed", failure: { code: "unavailable" } });
  });
});

describe("the time of a request", () => {
  it("is its own: what was asked long ago ends nothing that is asked now", async () => {
    const { client } = await watch({ timeoutMs: 200 });

    expect(await client.workflows(REPO)).toMatchObject({ kind: "ok" });
    await sleep(250);
    expect(await client.workflows(REPO)).toMatchObject({ kind: "ok" });
    expect(await client.runs(REPO)).toMatchObject({ kind: "ok" });
  });
});

describe("an answer that is none", () => {
  const json = { "content-type": "application/json; charset=utf-8" };

  test.each([
    ["breaks off", () => new Response(brokenBody(), { headers: json }), "unavailable"],
    ["is a page of a proxy", () => new Response("<html>Sign in</html>", { headers: { "content-type": "text/html" } }), "unexpected"],
    ["is empty", () => new Response("", { headers: json }), "unavailable"],
    ["holds no list", () => Response.json({ total_count: 0 }), "unexpected"],
  ])("because it %s is no empty list", async (_, answer, code) => {
    const client = openGitHub({ token: TOKEN, baseUrl: "http://127.0.0.1", now: () => NOW, retryMs: 1, fetch: async () => answer() });

    expect(await client.runs(REPO)).toMatchObject({ kind: "failed", failure: { code } });
    expect(await client.jobs(REPO, "1", 1)).toMatchObject({ kind: "failed", failure: { code } });
  });

  it("is told in one line", async () => {
    const page = () => new Response(`Down\n${"for maintenance ".repeat(1000)}`, { status: 400, headers: { "content-type": "text/plain" } });
    const client = openGitHub({ token: TOKEN, baseUrl: "http://127.0.0.1", now: () => NOW, fetch: async () => page() });

    const answer = await client.runs(REPO);
    expect(answer.kind === "failed" && answer.failure.message).toMatch(/^GitHub answered 400: Down for [a-z ]{200,280}$/);
  });
});

const neverAnswers: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    if (init?.signal?.aborted) reject(init.signal.reason);
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
  });

const brokenBody = () =>
  new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from('{"total_count":1,"workflow_runs":[')),
    pull: (controller) => controller.error(new Error("reset")),
  });
