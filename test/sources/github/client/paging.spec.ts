import { describe, expect, it, test } from "vitest";
import type { GitHub } from "../../../../lambdas/sources/github/client/client.ts";
import { aWorkflow } from "../../../support/github/a-workflow.ts";
import type { FakeGitHub } from "../../../support/github/fake-github.ts";
import { finishRun, startRun } from "../../../support/github/runs.ts";
import { latestOf } from "../../../support/github/world.ts";
import { idsOf, okOf, REPO, read, watch } from "./setup.ts";

const startRuns = (github: FakeGitHub, count: number): void => {
  for (let n = 0; n < count; n++) startRun(github.world, REPO, { at: new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString() });
};

async function readAll(client: GitHub): Promise<number[]> {
  let answer = await client.runs(REPO);
  const ids = idsOf(answer);
  for (let { next } = okOf(answer); next !== null; { next } = okOf(answer)) {
    answer = await client.page(next);
    ids.push(...idsOf(answer));
  }
  return ids;
}

describe("paging", () => {
  it("follows the Link header to the end: a thousand runs in ten requests", async () => {
    const { github, client } = await watch();
    startRuns(github, 1000);

    expect(new Set(await readAll(client)).size).toBe(1000);
    expect(github.requests).toHaveLength(10);
    expect(github.requests[9]?.path).toMatch(/^\/repositories\/\d+\/actions\/runs\?per_page=100&page=10$/);
  });

  it("shows a run twice, and misses none, where new ones push the others on between two pages", async () => {
    const { github, client } = await watch();
    startRuns(github, 150);
    github.onPage(({ page }) => {
      if (page === 2) startRun(github.world, REPO, { at: "2026-11-02T09:00:00Z" });
    });

    const ids = await readAll(client);
    expect([ids.length, new Set(ids).size]).toEqual([151, 150]);
  });

  it("ends where a list fits on one page, an empty one too", async () => {
    const { client } = await watch();

    expect(okOf(await client.runs(REPO))).toMatchObject({ value: [], next: null });
  });

  test.each(["https://evil.example/runs?page=2", "/repos/octo/shop/../../evil", "javascript:alert(1)", ""])(
    "asks nobody for a page at %j",
    async (url) => {
      const { github, client } = await watch({ fetch: () => Promise.reject(new Error("asked")) });

      expect(await client.page(url)).toMatchObject({ kind: "failed", failure: { code: "unexpected" } });
      expect(github.requests).toEqual([]);
    },
  );
});

describe("a list that is read whole", () => {
  it("has jobs up to 500, and says where it goes on", async () => {
    const { github, client } = await watch();
    const run = startRun(github.world, REPO);
    finishRun(github.world, run, "failure", { jobs: Array.from({ length: 620 }, (_, n) => ({ name: `shard ${n}` })) });

    const { value, next } = okOf(await client.jobs(REPO, String(latestOf(run).id), 1));
    expect(new Set(value).size).toBe(500);
    expect(next).toContain("page=6");
    expect(github.requests).toHaveLength(5);
  });

  it("has workflows up to 300", async () => {
    const { github, client } = await watch();
    const [shop] = github.world.repositories;
    shop?.workflows.push(...Array.from({ length: 249 }, (_, id) => aWorkflow({ id })));

    expect(okOf(await client.workflows(REPO))).toMatchObject({ next: null, value: { length: 250 } });
    shop?.workflows.push(...Array.from({ length: 100 }, (_, n) => aWorkflow({ id: 1000 + n })));
    expect(read(await client.workflows(REPO))).toHaveLength(300);
  });

  it("fails whole where one of its pages does: half a list would pass for all of it", async () => {
    const { github, client } = await watch();
    const [shop] = github.world.repositories;
    shop?.workflows.push(...Array.from({ length: 149 }, (_, id) => aWorkflow({ id })));
    github.onPage(({ page }) => {
      if (page === 1) github.failNext(9, 502);
    });

    expect(await client.workflows(REPO)).toMatchObject({ kind: "failed", failure: { code: "unavailable", status: 502 } });
  });
});
