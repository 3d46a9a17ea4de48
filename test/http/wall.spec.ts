import { SaxesParser } from "saxes";
import { beforeEach, describe, expect, it, test } from "vitest";
import { type ObservedAttempt, Wall, WallConfig, WallFilters } from "../../lambdas/contract/observer.ts";
import { Problem } from "../../lambdas/contract/problem.ts";
import { observerSettings } from "../../lambdas/domain/observer/settings.ts";
import type { WallContext, WallRead } from "../../lambdas/http/wall-context.ts";
import { wallRoutes } from "../../lambdas/http/wall-routes.ts";
import { aHistory, anAttempt, aTrouble, at, tileAfter } from "../domain/observer/factories.ts";
import { anApi, bearer } from "../support/api.ts";

const REPO = { repo: "acme/shop", defaultBranch: "main", trouble: null };
let read: WallRead;
let reads = 0;
const setup: Awaited<ReturnType<WallContext["observer"]>> = {
  ...observerSettings({ GH_REPOS: "acme/shop", DASHBOARD_TITLE: "The shop" }),
  hasToken: true,
  hasWebhookSecret: false,
};
const context: WallContext = {
  readWall: async () => {
    reads += 1;
    return read;
  },
  observer: async () => setup,
  now: () => at(10),
};
const { app } = anApi(wallRoutes(context));

beforeEach(() => {
  reads = 0;
  read = { tiles: [], beat: { lastGoodPollAt: at(9), rateLimit: null, pausedUntil: null }, repos: [REPO] };
});

const get = (path: string) => app.request(path, { headers: bearer("reader") });
const show = (...attempts: readonly Partial<ObservedAttempt>[]): void => {
  read = { ...read, tiles: attempts.map((one) => tileAfter(anAttempt(one))) };
};
const failing = { conclusion: "failure" };
const running = { status: "in_progress", conclusion: null };
/** A tile of these runs, oldest first; null is one that still runs. */
const showHistory = (...conclusions: readonly (string | null)[]): void => {
  read = { ...read, tiles: [tileAfter(...aHistory(...conclusions))] };
};

describe("every route of the wall", () => {
  const PATHS = ["/wall", "/config", "/filters", "/badge/acme/shop/ci.yml.svg", "/cctray.xml"];

  test.each(PATHS)("%s needs a token that may read, and no more", async (path) => {
    show({});

    expect((await app.request(path)).status).toBe(401);
    expect((await get(path)).status).toBe(200);
  });

  test.each(PATHS)("%s reads the wall once at most", async (path) => {
    show({}, { branch: "topic" });
    await get(path);

    expect(reads).toBe(path === "/config" ? 0 : 1);
  });

  test.each(["/wall?repository=acme/shop", "/badge/acme/shop/ci.yml.svg?ref=main", "/cctray.xml?repo=acme/shop"])(
    "refuses a query that there is not, %s, instead of answering it unfiltered",
    async (path) => {
      expect((await get(path)).status).toBe(400);
    },
  );
});

describe("GET /wall", () => {
  const wall = async (query = "") => Wall.parse(await (await get(`/wall${query}`)).json());
  const places = async (query = "") => (await wall(query)).tiles.map(({ repo, workflow, branch }) => `${repo} ${workflow} ${branch}`);

  it("answers in the contract's shape, with the time and how well GitHub is seen", async () => {
    show({});
    const answer: unknown = await (await get("/wall")).json();

    expect(Wall.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ asOf: at(10), observer: { status: "watching", ageSeconds: 60, repos: [REPO] } });
  });

  it("has what needs attention first, then repositories, workflows and their default branches in order", async () => {
    show(
      { repo: "acme/till" },
      { branch: "alpha" },
      { branch: "main" },
      { workflow: "build.yml", branch: "topic" },
      { repo: "zoo/zebra", ...failing },
    );

    expect(await places()).toEqual([
      "zoo/zebra ci.yml main",
      "acme/shop build.yml topic",
      "acme/shop ci.yml main",
      "acme/shop ci.yml alpha",
      "acme/till ci.yml main",
    ]);
  });

  test.each([
    ["", 4],
    ["?repo=acme/shop", 3],
    ["?repo=Acme/Shop", 3],
    ["?workflow=ci.yml", 3],
    ["?branch=ada:topic", 1],
    ["?attention=true", 1],
    ["?attention=false", 4],
    ["?repo=acme/till&attention=true", 0],
  ])("asked '%s' has %i tiles of four", async (query, count) => {
    show({ ...failing }, { branch: "ada:topic" }, { workflow: "build.yml" }, { repo: "acme/till" });

    expect(await places(query)).toHaveLength(count);
  });

  test.each(["repo=shop", "attention=1", "branch=", `workflow=${"w".repeat(256)}`])("refuses %s by name", async (query) => {
    const { errors } = Problem.parse(await (await get(`/wall?${query}`)).json());

    expect(errors?.map(({ field }) => field)).toEqual([query.split("=")[0]]);
  });

  it("has the previous conclusion while a run goes on", async () => {
    showHistory("failure", null);

    expect((await wall()).tiles).toMatchObject([{ state: "running", previousConclusion: "failure", needsAttention: true }]);
  });

  it("takes a default branch from its repository only, in whatever case that is written", async () => {
    read = { ...read, repos: [{ ...REPO, repo: "ACME/shop", defaultBranch: "trunk" }] };
    read = { ...read, tiles: ["acme/shop", "acme/till"].map((repo) => tileAfter(anAttempt({ repo, branch: "trunk" }))) };

    expect((await wall()).tiles.map(({ isDefaultBranch }) => isDefaultBranch)).toEqual([true, false]);
  });

  it("tells of a repository's trouble beside what is known of it", async () => {
    show({});
    read = { ...read, repos: [{ ...REPO, trouble: aTrouble() }] };

    expect(await wall()).toMatchObject({
      tiles: [{ repo: "acme/shop" }],
      observer: { status: "failing", repos: [{ trouble: aTrouble() }] },
    });
  });
});

describe("GET /config", () => {
  it("tells what is watched, and of secrets only whether they are there", async () => {
    const answer: unknown = await (await get("/config")).json();

    expect(WallConfig.parse(answer)).toEqual(answer);
    expect(answer).toEqual({
      title: "The shop",
      refreshSeconds: 60,
      backfillDays: 7,
      repos: ["acme/shop"],
      workflows: [],
      allWorkflows: true,
      apiUrl: "https://api.github.com",
      webhook: false,
      token: true,
      settingProblems: [],
    });
  });
});

describe("GET /filters", () => {
  it("has each value once, in order, of all runs that are kept", async () => {
    showHistory("failure", "success", null);
    read = { ...read, tiles: [...read.tiles, tileAfter(anAttempt({ branch: "alpha", actor: "bob" }))] };
    const answer: unknown = await (await get("/filters")).json();

    expect(WallFilters.parse(answer)).toEqual(answer);
    expect(answer).toEqual({
      repos: ["acme/shop"],
      workflows: ["ci.yml"],
      branches: ["alpha", "main"],
      actors: ["ada", "bob"],
      statuses: ["completed", "in_progress"],
      conclusions: ["failure", "success"],
    });
  });
});

/** The attributes of all elements of a name; throws where the text is no XML. */
function elementsOf(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    if (tag.name === name) found.push(Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [key, String(value)])));
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}

describe("a badge", () => {
  const GREEN = "#4b0";
  const RED = "#dd4343";
  const badge = async (path = "acme/shop/ci.yml.svg") => {
    const response = await get(`/badge/${path}`);
    expect(response.status).toBe(200);
    return response.text();
  };
  const saysOf = async (path?: string) => elementsOf(await badge(path), "svg")[0]?.["aria-label"];

  it("is a picture that proxies must ask for each time", async () => {
    show({});
    const { headers } = await get("/badge/acme/shop/ci.yml.svg");

    expect(headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("etag")).not.toBeNull();
  });

  test.each([
    [["success"], "CI: passing", GREEN],
    [["success", "failure"], "CI: failing", RED],
    [["failure", null], "CI: failing", RED],
    [["success", null], "CI: passing", GREEN],
    [[null], "CI: running", "#007ec6"],
    [["cancelled"], "CI: cancelled", "#939393"],
    [["startup_failure"], "CI: startup failure", "#ea7233"],
  ])("of %j says '%s'", async (conclusions, words, colour) => {
    showHistory(...conclusions);

    expect(await saysOf()).toBe(words);
    expect(await badge()).toContain(colour);
  });

  it("is found in whatever case a repository is written", async () => {
    show({});

    expect(await saysOf("Acme/Shop/ci.yml.svg")).toBe("CI: passing");
  });

  const onBranches = (...branches: readonly string[]) =>
    show(...branches.map((branch, index) => ({ branch, workflowName: branch, startedAt: at(index), ...failing })));

  test.each([
    ["the default branch's", ["trunk", "main", "topic"], "trunk"],
    ["else main's", ["master", "main", "topic"], "main"],
    ["else master's", ["master", "topic"], "master"],
    ["else the newest", ["alpha", "beta"], "beta"],
  ])("is %s, without a branch asked for", async (_, branches, expected) => {
    read = { ...read, repos: [{ ...REPO, defaultBranch: "trunk" }] };
    onBranches(...branches);

    expect(await saysOf()).toBe(`${expected}: failing`);
  });

  it("is the branch's that is asked for, a fork's too", async () => {
    onBranches("main", "ada:topic");

    expect(await saysOf("acme/shop/ci.yml.svg?branch=ada:topic")).toBe("ada:topic: failing");
    expect(await saysOf("acme/shop/ci.yml.svg?branch=gone")).toBe("main: no runs");
  });

  it("is grey, not an error, where nothing is known of the workflow", async () => {
    show({});

    expect(await saysOf("acme/shop/deploy.yml.svg")).toBe("deploy.yml: unknown");
    expect(await saysOf("acme/other/ci.yml.svg")).toBe("ci.yml: unknown");
  });

  test.each(["ci.yml", ".svg", "ci.yml.png"])("that is no .svg of a name, %s, is a problem", async (file) => {
    const response = await get(`/badge/acme/shop/${file}`);

    expect(response.status).toBe(404);
    expect(Problem.parse(await response.json()).code).toBe("not_found");
  });

  it("is well-formed, and holds no element of its own, whatever a workflow is called", async () => {
    const workflowName = `<script>"&'\u0000\ud800]]>${"x".repeat(500)}`;
    show({ workflowName });

    expect(elementsOf(await badge(), "script")).toEqual([]);
    expect((await saysOf())?.length).toBeLessThan(100);
    expect(await saysOf(`acme/shop/${encodeURIComponent("<script>&.yml.svg")}`)).toBe("<script>&.yml: unknown");
  });
});

describe("GET /cctray.xml", () => {
  const projects = async (query = "") => elementsOf(await (await get(`/cctray.xml${query}`)).text(), "Project");

  it("is XML with a project per tile", async () => {
    show({});
    const response = await get("/cctray.xml");

    expect(response.headers.get("content-type")).toBe("application/xml; charset=utf-8");
    expect(elementsOf(await response.text(), "Projects")).toHaveLength(1);
    expect(await projects()).toEqual([
      {
        name: "acme/shop ci.yml (main)",
        activity: "Sleeping",
        lastBuildStatus: "Success",
        lastBuildLabel: "7",
        lastBuildTime: at(1),
        webUrl: anAttempt().url,
      },
    ]);
  });

  it("is XML with no project where there is none", async () => {
    expect(await projects()).toEqual([]);
  });

  test.each([
    [["success"], "Sleeping", "Success", "1"],
    [["success", "failure"], "Sleeping", "Failure", "2"],
    [["timed_out"], "Sleeping", "Exception", "1"],
    [["startup_failure"], "Sleeping", "Exception", "1"],
    [["cancelled"], "Sleeping", "Unknown", "1"],
    [["failure", null], "Building", "Failure", "1"],
    [[null], "Building", "Unknown", "1"],
  ])("tells of %j that it is %s, and its last build %s", async (conclusions, activity, lastBuildStatus, lastBuildLabel) => {
    showHistory(...conclusions);

    expect(await projects()).toMatchObject([{ activity, lastBuildStatus, lastBuildLabel }]);
  });

  it("tells of a queued run that changes are looked at", async () => {
    show({ status: "queued", conclusion: null });

    expect(await projects()).toMatchObject([{ activity: "CheckingModifications", lastBuildStatus: "Unknown" }]);
  });

  test.each([
    ["", ["acme/shop ci.yml (main)", "acme/till ci.yml (master)"]],
    ["?branch=topic", ["acme/shop ci.yml (topic)"]],
    ["?branch=*", ["acme/shop ci.yml (main)", "acme/shop ci.yml (master)", "acme/shop ci.yml (topic)", "acme/till ci.yml (master)"]],
  ])("asked '%s' has %j: default branches, main or master where that is not known, unless another is asked for", async (query, names) => {
    show({ branch: "topic" }, { branch: "main" }, { branch: "master" }, { repo: "acme/till", branch: "master" });

    expect((await projects(query)).map(({ name }) => name)).toEqual(names);
  });

  it("is well-formed whatever a branch is called", async () => {
    show({ ...running, branch: `<a b="c">&'\u0001\ud800` });

    expect(await projects("?branch=*")).toMatchObject([{ name: `acme/shop ci.yml (<a b="c">&')` }]);
  });
});
