import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { poll } from "../../../lambdas/pipeline/observer/poll.ts";
import { stateOf } from "../../../lambdas/pipeline/observer/setup.ts";
import { newestRuns } from "../../../lambdas/store/run-lists.ts";
import { readWall } from "../../../lambdas/store/wall.ts";
import { type FakeGitHub, fakeGitHub, TOKEN } from "../../support/github/fake-github.ts";
import { finishRun, rerun, startRun } from "../../support/github/runs.ts";
import { addRepository, type World } from "../../support/github/world.ts";
import { anObserver, NOW, type ObserverOptions } from "../../support/observer.ts";

const REPO = "octo/shop";
let github: FakeGitHub;
let world: World;

beforeEach(async () => {
  github = await fakeGitHub({ quota: { resetAt: "2026-11-02T13:00:00Z" } });
  world = github.world;
  addRepository(world, REPO, {}, ["ci.yml", "release.yml"]);
});
afterEach(() => github.close());

const observing = (options: ObserverOptions = {}) => anObserver({ githubUrl: github.url, ...options });
type Observing = ReturnType<typeof observing>;
const minutesAgo = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const DAY = 24 * 60;
const later = (observing: Observing, seconds: number): void => {
  observing.clock.now = new Date(Date.parse(observing.clock.now) + seconds * 1000).toISOString();
};
const pollNow = async (observing: Observing): Promise<string> => {
  const outcome = await poll(observing.observer);
  await observing.drain();
  return outcome;
};
const runsOf = async ({ observer, clock }: Observing) =>
  (await newestRuns(observer.stores.runs, { position: null, since: "2026-10-01T00:00:00.000Z", limit: 2000 })).runs.filter(
    () => clock.now !== "",
  );
const wallOf = ({ observer }: Observing) => readWall(observer.stores.insights, 0);
const troubleOf = async (observing: Observing) => (await wallOf(observing)).polls.map(({ repo, trouble }) => [repo, trouble?.code ?? null]);

describe("a poll", () => {
  it("shows each workflow's latest state on the wall at once, and its runs among all runs", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30) }), "failure");
    startRun(world, REPO, { at: minutesAgo(2), file: "release.yml" });
    const seen = observing();
    await pollNow(seen);

    const { tiles, polls } = await wallOf(seen);
    expect(tiles.map(({ workflow, runs }) => [workflow, runs[0].status, runs[0].conclusion])).toEqual([
      ["ci.yml", "completed", "failure"],
      ["release.yml", "in_progress", null],
    ]);
    expect(polls).toMatchObject([{ repo: REPO, defaultBranch: "main", trouble: null }]);
    expect((await runsOf(seen)).map(({ source, status, conclusion }) => [source, status, conclusion])).toEqual([
      ["github", "in_progress", null],
      ["github", "completed", "failure"],
      ["github", "completed", "success"],
    ]);
    expect(github.writes()).toEqual([]);
  });

  it("of unchanged lists costs nothing of the quota and writes nothing", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    const seen = observing();
    await pollNow(seen);
    const { used } = github.quota;
    const { writes } = seen.memory;
    const asked = github.requests.length;
    later(seen, 30);
    await pollNow(seen);

    expect(github.requests.slice(asked).map(({ status }) => status)).toEqual([304, 304, 304]);
    expect(github.quota.used).toBe(used);
    expect(seen.memory.writes).toBe(writes);
  });

  it("asks with ETags that are its own token's", async () => {
    const seen = observing();
    await pollNow(seen);
    github.tokens.add("ghp_another");
    seen.access.token = "ghp_another";
    const asked = github.requests.length;
    later(seen, 60);
    await pollNow(seen);

    expect(github.requests.slice(asked).filter(({ ifNoneMatch }) => ifNoneMatch)).toEqual([]);
    expect(await troubleOf(seen)).toEqual([[REPO, null]]);
  });

  it("takes a back-fill of 1,000 runs in, though runs come while it pages, and asks for no run from before the window", async () => {
    const repository = world.repositories[0];
    for (let index = 0; index < 1_000; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(index * 9 + 10) }), "success");
    for (let index = 0; index < 150; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(8 * DAY + index) }), "success");
    let pages = 0;
    github.onPage(({ page }) => {
      pages = Math.max(pages, page);
      if (page === 3) finishRun(world, startRun(world, REPO, { at: minutesAgo(1) }), "success");
    });
    const seen = observing();
    await pollNow(seen);
    github.onPage(() => {});
    later(seen, 60);
    await pollNow(seen);

    const runs = await runsOf(seen);
    const inWindow = repository?.runs.filter(
      ({ attempts }) => Date.parse(attempts[0]?.created_at ?? "") > Date.parse(NOW) - 7 * DAY * 60_000,
    );
    expect(new Set(runs.map(({ externalId }) => externalId)).size).toBe(runs.length);
    expect(runs.length).toBeGreaterThanOrEqual(inWindow?.length ?? 0);
    expect(runs.every(({ status }) => status === "completed")).toBe(true);
    expect(pages).toBe(11);
  }, 120_000);

  it("finds a re-run that begins and ends days later, though its run is on no first page", async () => {
    const old = startRun(world, REPO, { at: minutesAgo(3 * DAY) });
    finishRun(world, old, "failure");
    for (let index = 0; index < 120; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(2 * DAY - index) }), "success");
    const seen = observing();
    await pollNow(seen);
    later(seen, 60);
    rerun(old, seen.clock.now);
    await pollNow(seen);
    later(seen, 60);
    finishRun(world, old, "success", { at: seen.clock.now });
    later(seen, 60);
    await pollNow(seen);

    const attempts = (await runsOf(seen)).filter(({ externalId }) => externalId === String(old.attempts[0]?.id));
    expect(attempts.map(({ attempt, conclusion, durationSeconds }) => [attempt, conclusion, durationSeconds])).toEqual([
      [2, "success", 60],
      [1, "failure", 60],
    ]);
    expect(attempts[0]?.rerunOf).toBe(attempts[1]?.id);
  }, 60_000);

  it("asks by name for the attempts before one that it sees first", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(300) });
    finishRun(world, run, "failure");
    rerun(run, minutesAgo(200));
    finishRun(world, run, "failure");
    rerun(run, minutesAgo(100));
    finishRun(world, run, "success");
    const seen = observing();
    await pollNow(seen);

    const runs = await runsOf(seen);
    expect(runs.map(({ attempt, conclusion }) => [attempt, conclusion])).toEqual([
      [3, "success"],
      [2, "failure"],
      [1, "failure"],
    ]);
    expect(runs.map(({ rerunOf }) => rerunOf)).toEqual([runs[1]?.id, runs[2]?.id, null]);
  });

  it("watches only the workflows that are named, and every one where none is", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30), file: "release.yml" }), "success");
    const seen = observing({ workflows: "release.yml" });
    await pollNow(seen);

    expect((await wallOf(seen)).tiles.map(({ workflow }) => workflow)).toEqual(["release.yml"]);
  });

  it("shows a workflow whose last run is older than the window", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60 * DAY), file: "release.yml" }), "success");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30) }), "success");
    const seen = observing();
    await pollNow(seen);

    expect((await wallOf(seen)).tiles.map(({ workflow }) => workflow)).toEqual(["ci.yml", "release.yml"]);
  });

  it("keeps a fork's branch apart from ours of the same name", async () => {
    const fork = {
      id: 2,
      name: "shop",
      full_name: "mallory/shop",
      private: false,
      html_url: "https://github.com/mallory/shop",
      url: "",
      fork: true,
    };
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30), head_repository: fork }), "failure");
    const seen = observing();
    await pollNow(seen);

    expect((await wallOf(seen)).tiles.map(({ branch, runs }) => [branch, runs[0].conclusion])).toEqual([
      ["main", "success"],
      ["mallory:main", "failure"],
    ]);
  });
});

describe("a poll that meets something odd", () => {
  const failWrites = ({ observer }: Observing, isBad: (text: string) => boolean): (() => void) => {
    const { client } = observer.stores.runs;
    const { send } = client;
    client.send = (async (command: { input: unknown }) => {
      if (isBad(JSON.stringify(command.input))) throw new Error("Item size has exceeded the maximum allowed size");
      return (send as (command: unknown) => unknown).call(client, command);
    }) as never;
    return () => {
      client.send = send;
    };
  };

  it("takes in all other runs where one cannot be stored, and that one as soon as it can", async () => {
    const runs = [50, 40, 30].map((minutes) => startRun(world, REPO, { at: minutesAgo(minutes) }));
    for (const run of runs) finishRun(world, run, "success");
    const bad = String(runs[1]?.attempts[0]?.id);
    const seen = observing();
    const heal = failWrites(seen, (text) => text.includes("TransactItems") && text.includes(`#${bad}"`));
    await pollNow(seen);
    expect((await runsOf(seen)).length).toBe(2);

    heal();
    later(seen, 60);
    await pollNow(seen);
    expect((await runsOf(seen)).length).toBe(3);
  });

  it("reads its window once, however many polls are about at the same time", async () => {
    for (let index = 0; index < 150; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(index + 5) }), "success");
    const seen = observing();
    await Promise.all([1, 2, 3, 4, 5].map(() => poll(seen.observer)));

    const pages = github.requests.filter(({ path }) => /actions\/runs\?/.test(path) && !path.includes("status="));
    expect(pages.length).toBe(2);
    expect(seen.ended.length).toBe(150);
    await seen.drain();
    expect((await runsOf(seen)).length).toBe(150);
  }, 60_000);

  it("does not begin a failing sweep again with each poll", async () => {
    for (let index = 0; index < 250; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(index + 5) }), "success");
    github.onPage(({ page }) => void (page === 2 && github.failNext(3, 500)));
    const seen = observing();
    await poll(seen.observer);
    expect(await troubleOf(seen)).toEqual([[REPO, "unavailable"]]);
    const asked = github.requests.length;
    for (let count = 0; count < 5; count++) {
      later(seen, 60);
      await poll(seen.observer);
    }

    expect(github.requests.length - asked).toBeLessThan(15);
    later(seen, 600);
    github.onPage(() => {});
    await poll(seen.observer);
    expect((await wallOf(seen)).polls[0]).toMatchObject({ trouble: null, sweptAt: seen.clock.now });
  }, 60_000);

  it("asks again by name for what left the lists, until it knows the end: after a failure, and while it waits", async () => {
    const old = startRun(world, REPO, { at: minutesAgo(3 * DAY) });
    finishRun(world, old, "failure");
    for (let index = 0; index < 101; index++) finishRun(world, startRun(world, REPO, { at: minutesAgo(2 * DAY - index) }), "success");
    const seen = observing();
    await pollNow(seen);
    later(seen, 60);
    const again = rerun(old, seen.clock.now);
    await pollNow(seen);
    again.status = "waiting";
    again.updated_at = new Date(Date.parse(seen.clock.now) + 1000).toISOString().replace(".000", "");
    for (let count = 0; count < 3; count++) {
      later(seen, 60);
      await pollNow(seen);
    }
    expect((await runsOf(seen))[0]).toMatchObject({ attempt: 2, status: "waiting" });

    finishRun(world, old, "success", { at: seen.clock.now });
    github.failNext(3, 502);
    later(seen, 60);
    await pollNow(seen);
    later(seen, 60);
    await pollNow(seen);
    expect((await runsOf(seen))[0]).toMatchObject({ attempt: 2, status: "completed", conclusion: "success" });
    expect((await wallOf(seen)).polls[0]?.unfinished.gone).toBeUndefined();
  }, 60_000);

  it("ends a run that was deleted at GitHub", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(10) });
    const seen = observing();
    await pollNow(seen);
    world.repositories[0]?.runs.splice(0);
    later(seen, 60);
    await pollNow(seen);

    expect(await runsOf(seen)).toMatchObject([{ externalId: String(run.attempts[0]?.id), status: "completed", conclusion: "stale" }]);
    expect(await troubleOf(seen)).toEqual([[REPO, null]]);
  });

  it("shows what new settings ask for at once, though no list has changed", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30), file: "release.yml" }), "success");
    const seen = observing({ workflows: "ci.yml" });
    await pollNow(seen);
    const widened = { ...seen, observer: { ...seen.observer, settings: { ...seen.observer.settings, workflows: [] } } };
    later(seen, 60);
    await pollNow(widened);

    expect((await wallOf(seen)).tiles.map(({ workflow }) => workflow)).toEqual(["ci.yml", "release.yml"]);
  });

  it("has a workflow on the wall again whose tile has expired, and asks for it once", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30), head_branch: "feature" }), "success");
    const seen = observing();
    await pollNow(seen);
    seen.clock.now = minutesAgo(-40 * DAY);
    const now = Math.floor(Date.parse(seen.clock.now) / 1000);
    expect((await readWall(seen.observer.stores.insights, now)).tiles).toEqual([]);
    await pollNow(seen);
    expect((await readWall(seen.observer.stores.insights, now)).tiles).toMatchObject([{ workflow: "ci.yml", branch: "feature" }]);

    const asked = github.requests.length;
    later(seen, 3_700);
    await pollNow(seen);
    expect(github.requests.slice(asked).filter(({ path }) => /workflows\/\d+\/runs/.test(path)).length).toBe(1); // release.yml, which never ran
  });

  it("has no tile for the branches of merge queues", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(30), head_branch: "gh-readonly-queue/main/pr-1-abc" }), "success");
    const seen = observing();
    await pollNow(seen);

    expect((await wallOf(seen)).tiles).toEqual([]);
    expect((await runsOf(seen)).length).toBe(1);
  });
});

describe("trouble at GitHub", () => {
  it("stays told while nothing is asked, and is over at once with another token", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    github.revoke(TOKEN);
    const seen = observing();
    for (let count = 0; count < 12; count++) {
      await pollNow(seen);
      expect(await troubleOf(seen)).toEqual([[REPO, "unauthorized"]]);
      expect((await wallOf(seen)).beat?.lastGoodPollAt ?? null).toBeNull();
      later(seen, 60);
    }
    github.tokens.add("ghp_new");
    seen.access.token = "ghp_new";
    await pollNow(seen);

    expect(await troubleOf(seen)).toEqual([[REPO, null]]);
    expect((await wallOf(seen)).tiles).toHaveLength(1);
  });

  it("that was a first poll without an answer is over two minutes later", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    github.failNext(3, 502);
    const seen = observing();
    await pollNow(seen);
    later(seen, 60);
    await pollNow(seen);
    expect(await troubleOf(seen)).toEqual([[REPO, "unavailable"]]);

    later(seen, 61);
    await pollNow(seen);
    expect(await troubleOf(seen)).toEqual([[REPO, null]]);
    expect((await wallOf(seen)).tiles).toHaveLength(1);
  });

  it("that is a new name of the repository is told with it, and until it has been put right", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    github.rename(REPO, "octo/store");
    const seen = observing();
    await pollNow(seen);

    expect((await wallOf(seen)).polls[0]?.trouble).toMatchObject({ code: "renamed", problem: expect.stringContaining("octo/store") });
    for (let count = 0; count < 12; count++) {
      later(seen, 60);
      await pollNow(seen);
      expect(await troubleOf(seen)).toEqual([[REPO, "renamed"]]);
    }
  });

  it("from the very first poll on is no waiting", async () => {
    github.revoke(TOKEN);
    const seen = observing();
    await pollNow(seen);
    const setup = { settings: seen.observer.settings, problems: [], hasToken: true, hasWebhookSecret: false };

    expect(stateOf(setup, await wallOf(seen), seen.clock.now).status).toBe("failing");
  });

  it("of one repository is told with what to do, and stops no other", async () => {
    addRepository(world, "octo/gone");
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    github.vanish("octo/gone");
    const seen = observing({ repos: `octo/gone,${REPO}` });
    await pollNow(seen);

    expect(await troubleOf(seen)).toEqual([
      ["octo/gone", "not_found"],
      [REPO, null],
    ]);
    expect((await wallOf(seen)).polls[0]?.trouble).toMatchObject({
      problem: expect.stringContaining("octo/gone"),
      advice: expect.stringContaining("GH_REPOS"),
    });
    expect((await wallOf(seen)).tiles).toHaveLength(1);
  });

  it.each([
    ["a token that expires", () => github.revoke(TOKEN), "unauthorized"],
    ["a repository that vanishes", () => github.vanish(REPO), "not_found"],
  ])("with %s is asked once, left alone for five minutes, and over when it is over", async (_, happen, code) => {
    const seen = observing();
    await pollNow(seen);
    happen();
    const asked = github.requests.length;
    for (let count = 0; count < 4; count++) {
      later(seen, 60);
      await pollNow(seen);
    }
    expect(await troubleOf(seen)).toEqual([[REPO, code]]);
    expect(github.requests.length - asked).toBe(1);

    github.tokens.add("ghp_new");
    seen.access.token = "ghp_new";
    if (code === "unauthorized") await pollNow(seen);
    expect(await troubleOf(seen)).toEqual([[REPO, code === "unauthorized" ? null : code]]);
  });

  it("that GitHub does not answer is tried again with the next poll", async () => {
    const seen = observing();
    await pollNow(seen);
    later(seen, 60);
    github.failNext(3, 502);
    await pollNow(seen);
    expect(await troubleOf(seen)).toEqual([[REPO, "unavailable"]]);

    later(seen, 60);
    await pollNow(seen);
    expect(await troubleOf(seen)).toEqual([[REPO, null]]);
  }, 30_000);

  it.each([
    ["primary", () => github.limitPrimary("2026-11-02T12:30:00Z"), "2026-11-02T12:30:00.000Z"],
    ["secondary", () => github.limitSecondary(120, 429), "2026-11-02T12:02:00.000Z"],
  ])("a %s rate limit pauses everything until GitHub says, and the wall says so", async (_, limit, until) => {
    const seen = observing();
    limit();
    await pollNow(seen);
    const asked = github.requests.length;
    later(seen, 60);
    expect(await pollNow(seen)).toBe("paused");

    expect(github.requests.length).toBe(asked);
    const setup = { settings: seen.observer.settings, problems: [], hasToken: true, hasWebhookSecret: false };
    expect(stateOf(setup, await wallOf(seen), seen.clock.now)).toMatchObject({ status: "paused", pausedUntil: until });

    github.lift();
    seen.clock.now = until;
    later(seen, 1);
    expect(await pollNow(seen)).toBe("polled");
    expect(stateOf(setup, await wallOf(seen), seen.clock.now)).toMatchObject({ status: "watching", rateLimit: { limit: 5000 } });
  });

  it("without a token is off, and asks nothing", async () => {
    const seen = anObserver();

    expect(await pollNow(seen)).toBe("off");
    expect(seen.memory.writes).toBe(0);
  });
});
