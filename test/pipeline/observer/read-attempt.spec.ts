import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_INCIDENT_POLICY } from "../../../lambdas/contract/incident.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { poll } from "../../../lambdas/pipeline/observer/poll.ts";
import { readAttempt } from "../../../lambdas/pipeline/observer/read-attempt.ts";
import { trackIncidents } from "../../../lambdas/pipeline/track-incidents.ts";
import { getCluster } from "../../../lambdas/store/clusters.ts";
import { listUnresolved } from "../../../lambdas/store/incidents.ts";
import { logObject } from "../../../lambdas/store/object-keys.ts";
import { readText } from "../../../lambdas/store/objects.ts";
import { newestRuns } from "../../../lambdas/store/run-lists.ts";
import { listTrackedTests } from "../../../lambdas/store/tracked-tests.ts";
import { anArtifact } from "../../support/github/an-artifact.ts";
import { FAILED_TEST_LOG, FAILED_TEST_REPORT } from "../../support/github/failed-test.ts";
import { type FakeGitHub, fakeGitHub } from "../../support/github/fake-github.ts";
import { finishRun, rerun, startRun } from "../../support/github/runs.ts";
import { addRepository, type FakeRun, newId, type World } from "../../support/github/world.ts";
import { aZip } from "../../support/github/zip.ts";
import { anObserver, NOW } from "../../support/observer.ts";

const REPO = "octo/shop";
let github: FakeGitHub;
let world: World;
let seen: ReturnType<typeof anObserver>;

beforeEach(async () => {
  github = await fakeGitHub({ quota: { resetAt: "2026-11-02T13:00:00Z" } });
  world = github.world;
  addRepository(world, REPO);
  seen = anObserver({ githubUrl: github.url });
});
afterEach(() => github.close());

const minutesAgo = (minutes: number): string => new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
const failingJobs = [
  { name: "lint", conclusion: "success" },
  { name: "test", conclusion: "failure", log: FAILED_TEST_LOG },
];
/** Attaches a report to the run's latest attempt, made a second before its end. */
function attach(run: FakeRun, zip: Uint8Array, name = "test-results"): void {
  const end = run.attempts.at(-1)?.updated_at ?? "";
  const artifact = anArtifact({ id: newId(world), name, created_at: new Date(Date.parse(end) - 1000).toISOString() });
  run.artifacts.push(artifact);
  world.zips.set(artifact.id, zip);
}
const report = (failed: boolean): Uint8Array =>
  aZip({
    "junit.xml": `<testsuites><testsuite name="s" tests="1"><testcase classname="checkout" name="adds the tax">${
      failed ? '<failure message="expected 119 to be 121">x</failure>' : ""
    }</testcase></testsuite></testsuites>`,
  });
const observe = async (): Promise<Run[]> => {
  await poll(seen.observer);
  await seen.drain();
  return (await newestRuns(seen.observer.stores.runs, { position: null, since: "2026-10-01T00:00:00.000Z", limit: 100 })).runs;
};

describe("a failed run", () => {
  it("has its failed job's log triaged, with the job as a step and its log to read", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "failure", { jobs: failingJobs });
    const [run] = await observe();

    expect(run).toMatchObject({ status: "completed", conclusion: "failure", failureCount: 1 });
    expect(run?.steps.map(({ number, name, conclusion, exitCode }) => [number, name, conclusion, exitCode])).toEqual([
      [1, "test", "failure", 1],
      [2, "lint", "success", null],
    ]);
    const [failure] = run?.failures ?? [];
    expect(failure).toMatchObject({ category: "test_failure", step: 1 });
    const log = (await readText(seen.observer.data, logObject(run?.id ?? "", 1, 1), 1_000_000)) ?? "";
    expect(log.split("\n")[(failure?.evidence[0]?.line ?? 0) - 1]).toContain(failure?.evidence[0]?.text);
    expect(log).not.toContain("2026-11-02T09:00:12");
    expect(await getCluster(seen.observer.stores.insights, run?.clusterIds[0] ?? "")).toMatchObject({ count: 1, repos: [REPO] });
  });

  it("has the tests of its JUnit artifacts, each failed one a failure", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    attach(run, FAILED_TEST_REPORT);
    attach(run, aZip({ "index.html": "<p>" }), "coverage");
    const [seenRun] = await observe();

    expect(seenRun).toMatchObject({ tests: { total: 2, passed: 1, failed: 1, skipped: 0 }, failedTests: ["checkout > adds the tax"] });
    expect(seenRun?.failures).toMatchObject([{ test: "checkout > adds the tax", category: "test_failure", step: 1 }]);
    expect(github.downloads.map(({ path }) => path.replace(/[\d].*/, ""))).toEqual(["/logs/", "/artifacts/"]);
  });

  it("opens an incident, as Bellwether's own runs do", async () => {
    for (const minutes of [60, 50, 40])
      finishRun(world, startRun(world, REPO, { at: minutesAgo(minutes) }), "failure", { jobs: failingJobs });
    const runs = await observe();
    for (const run of runs.toReversed()) await trackIncidents(seen.observer.stores, DEFAULT_INCIDENT_POLICY, run, NOW);

    expect(await listUnresolved(seen.observer.stores.incidents)).toMatchObject([{ impact: { runs: 3, repos: [REPO] } }]);
  });

  it("that GitHub could not start is a failure of the workflow's configuration", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "startup_failure", { jobs: [] });
    const [run] = await observe();

    expect(run).toMatchObject({ conclusion: "startup_failure", failures: [{ category: "configuration", rule: "github-startup-failure" }] });
  });

  it("without any job is a workflow that is not valid, as GitHub tells of it", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "failure", { jobs: [] });
    const [run] = await observe();

    expect(run).toMatchObject({ conclusion: "failure", steps: [], failures: [{ category: "configuration" }] });
  });

  it("whose artifacts hold more reports than are kept has the first ones, and says what was left out", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    const suite = (name: string) => `<testsuite name="${name}" tests="1"><testcase classname="c" name="${name}"/></testsuite>`;
    for (const part of [1, 2, 3]) {
      const files = Array.from({ length: 60 }, (_, index) => [`${part}/${index}.xml`, suite(`t${part}-${index}`)] as const);
      attach(run, aZip(Object.fromEntries(files)), `test-results-${part}`);
    }
    const [seenRun] = await observe();

    expect(seenRun?.tests?.total).toBe(100);
    expect(seenRun?.notes.map(({ text }) => text).join("\n")).toContain("artifact test-results-3 was not read");
  });

  it("waited as long as its own first job did, not as a job that was carried over", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    rerun(run, minutesAgo(30));
    const jobs = [
      { name: "lint", conclusion: "success", started_at: minutesAgo(60), completed_at: minutesAgo(59) },
      { name: "test", conclusion: "failure", log: FAILED_TEST_LOG, started_at: minutesAgo(28), completed_at: minutesAgo(27) },
    ];
    finishRun(world, run, "failure", { at: minutesAgo(27), jobs });
    const [again] = await observe();

    expect(again).toMatchObject({ attempt: 2, queueSeconds: 120 });
  });

  it("has the attempt before it asked for again where that was not over when it was last told of", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    await observe();
    finishRun(world, run, "failure", { jobs: failingJobs });
    rerun(run, minutesAgo(30));
    finishRun(world, run, "success");
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    const runs = await observe();

    expect(runs.map(({ attempt, status, conclusion }) => [attempt, status, conclusion])).toEqual([
      [2, "completed", "success"],
      [1, "completed", "failure"],
    ]);
  });

  it("whose log has expired is told with that, and is not tried for ever", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "failure", { jobs: [{ name: "test", log: null }] });
    const [run] = await observe();

    expect(run).toMatchObject({ status: "completed", conclusion: "failure" });
    expect(run?.notes[0]?.text).toContain("log of the job test");
  });
});

describe("flakiness", () => {
  it("shows where a test fails and passes on the same commit in a re-run", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    attach(run, report(true));
    await observe();
    rerun(run, minutesAgo(30));
    finishRun(world, run, "success");
    attach(run, report(false));
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    const runs = await observe();

    expect(runs.map(({ attempt, tests }) => [attempt, tests?.failed])).toEqual([
      [2, 0],
      [1, 1],
    ]);
    const all = await listTrackedTests(seen.observer.stores.insights, REPO);
    const tracked = all.find(({ test }) => test === "checkout > adds the tax");
    expect(tracked).toMatchObject({ verdict: "flaky" });
    expect(tracked?.evidence.commits[0]).toMatchObject({ failedRunIds: [runs[1]?.id], passedRunIds: [runs[0]?.id] });
  });

  it("shows of a job where only the failing attempt left a report", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    attach(run, report(true));
    await observe();
    rerun(run, minutesAgo(30));
    finishRun(world, run, "success", { jobs: failingJobs.map((job) => ({ ...job, conclusion: "success" })) });
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    await observe();

    const flaky = (await listTrackedTests(seen.observer.stores.insights, REPO)).filter(({ verdict }) => verdict === "flaky");
    expect(flaky.map(({ test }) => test)).toEqual(["ci.yml > test (job)"]);
  });

  it("knows of a watched job that it succeeded too, so that one failure among many is not all that counts", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(90) }), "failure", { jobs: failingJobs });
    await observe();
    for (const minutes of [60, 50, 40]) {
      const head_sha = String(minutes).padEnd(40, "a");
      finishRun(world, startRun(world, REPO, { at: minutesAgo(minutes), head_sha }), "success", {
        jobs: [{ name: "test", conclusion: "success" }],
      });
    }
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    await observe();

    const job = (await listTrackedTests(seen.observer.stores.insights, REPO)).find(({ test }) => test === "ci.yml > test (job)");
    expect(job?.window.map(({ outcome }) => outcome)).toEqual(["failed", "passed", "passed", "passed"]);
  });

  it("shows of a job as well, where no report tells of tests", async () => {
    const run = startRun(world, REPO, { at: minutesAgo(60) });
    finishRun(world, run, "failure", { jobs: failingJobs });
    await observe();
    rerun(run, minutesAgo(30));
    finishRun(world, run, "success", { jobs: failingJobs.map((job) => ({ ...job, conclusion: "success" })) });
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    await observe();

    expect(await listTrackedTests(seen.observer.stores.insights, REPO)).toMatchObject([{ test: "ci.yml > test (job)", verdict: "flaky" }]);
  });
});

describe("reading at GitHub", () => {
  it("puts the message back where a limit is met, and goes on after it: nothing waits", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "failure", { jobs: failingJobs });
    await poll(seen.observer);
    github.limitSecondary(1200);
    const [first] = seen.ended.splice(0);
    if (!first) throw new Error("nothing was queued");
    expect(await readAttempt(seen.observer, first.message)).toBe("put back");
    expect(seen.ended).toEqual([{ message: { ...first.message, tries: 1 }, delaySeconds: 900 }]);

    const asked = github.requests.length;
    expect(await readAttempt(seen.observer, first.message)).toBe("put back");
    expect(github.requests.length).toBe(asked);

    github.lift();
    seen.clock.now = new Date(Date.parse(NOW) + 1_201_000).toISOString();
    expect(await readAttempt(seen.observer, first.message)).toBe("read");
    expect(await readAttempt(seen.observer, first.message)).toBe("known");
  });

  it("leaves the last tenth of the quota to the polls", async () => {
    for (const minutes of [60, 50]) finishRun(world, startRun(world, REPO, { at: minutesAgo(minutes) }), "failure", { jobs: failingJobs });
    await poll(seen.observer);
    github.quota.used = 4_600;
    const outcomes = [];
    for (const { message } of seen.ended.splice(0)) outcomes.push(await readAttempt(seen.observer, message));

    expect(outcomes).toEqual(["read", "put back"]);
    seen.clock.now = new Date(Date.parse(NOW) + 60_000).toISOString();
    expect(await poll(seen.observer)).toBe("polled");
  });

  it.each([
    ["does not answer", () => github.failNext(1_000_000, 502), 60, 7],
    ["refuses the token", () => github.revoke("ghp_let-me-in"), 900, 96],
  ])(
    "is tried again where GitHub %s, and ends with a warning when it does so for too long",
    async (_, happen, firstDelay, most) => {
      finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "failure", { jobs: failingJobs });
      await poll(seen.observer);
      happen();
      const [first] = seen.ended.splice(0);
      if (!first) throw new Error("nothing was queued");
      expect(await readAttempt(seen.observer, { ...first.message, tries: 1 })).toBe("put back");
      expect(seen.ended).toEqual([{ message: { ...first.message, tries: 2 }, delaySeconds: firstDelay }]);

      expect(await readAttempt(seen.observer, { ...first.message, tries: most })).toBe("read");
      const [run] = await observe();
      expect(run).toMatchObject({ status: "completed", conclusion: "failure", steps: [] });
      expect(run?.notes[0]?.text).toContain("GitHub did not give the jobs");
    },
    30_000,
  );

  it("of a first attempt that succeeded asks for its artifacts alone", async () => {
    finishRun(world, startRun(world, REPO, { at: minutesAgo(60) }), "success");
    await poll(seen.observer);
    const asked = github.requests.length;
    await seen.drain();

    expect(github.requests.slice(asked).map(({ path }) => path.replace(/\d+/g, "N").replace(/\?.*/, ""))).toEqual([
      "/repos/octo/shop/actions/runs/N/artifacts",
    ]);
  });

  it("comes to nothing for a message that is earlier than its attempt: it is delivered again", async () => {
    const message = { type: "attempt.ended" as const, repo: REPO, externalId: "1", attempt: 1, tries: 0 };

    await expect(readAttempt(seen.observer, message)).rejects.toThrow("not stored yet");
  });
});
