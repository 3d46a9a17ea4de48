import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { recordEvent } from "../../../lambdas/pipeline/observer/record-event.ts";
import { newestDeployments } from "../../../lambdas/store/deployment-lists.ts";
import { putObject } from "../../../lambdas/store/objects.ts";
import { newestRuns } from "../../../lambdas/store/run-lists.ts";
import { readWall } from "../../../lambdas/store/wall.ts";
import { aJob } from "../../support/github/a-job.ts";
import { aRepositoryRef, aWorkflowRun } from "../../support/github/a-workflow-run.ts";
import { anObserver } from "../../support/observer.ts";

const REPO = aRepositoryRef("octo/shop");
const RUN_ID = 30_433_642;
let seen: ReturnType<typeof anObserver>;
let delivered = 0;

beforeEach(() => {
  seen = anObserver();
});

const deliver = (event: string, body: unknown, to = seen) =>
  recordEvent(to.observer, { type: "event.received", delivery: String(++delivered), event, body: JSON.stringify(body), object: null });
const runEvent = (overrides: Parameters<typeof aWorkflowRun>[0] = {}) => ({
  action: "in_progress",
  workflow_run: aWorkflowRun(overrides),
  workflow: { path: ".github/workflows/ci.yml", name: "CI" },
  repository: { ...REPO, default_branch: "main" },
});
const jobEvent = (overrides: Parameters<typeof aJob>[0] = {}) => ({
  action: "in_progress",
  workflow_job: aJob(overrides),
  repository: REPO,
});
const deployment = {
  id: 145_988_746,
  sha: "f95f852bd8fca8fcc58a9a2d6c842781e32a215e",
  ref: "master",
  environment: "production",
  created_at: "2026-11-02T10:00:00Z",
  creator: { login: "octocat" },
};
const statusEvent = (state: string, at = "2026-11-02T10:05:00Z") => ({
  action: "created",
  deployment,
  deployment_status: { state, description: null, created_at: at, target_url: "" },
  repository: REPO,
});
const runsOf = async () => (await newestRuns(seen.observer.stores.runs, { position: null, since: null, limit: 10 })).runs;
const deploymentsOf = async (of = seen): Promise<Deployment[]> =>
  (await newestDeployments(of.observer.stores.deployments, { position: null, since: null, limit: 10 })).deployments;

describe("a webhook's event", () => {
  it("of a run is on the wall and among the runs at once", async () => {
    expect(await deliver("workflow_run", runEvent())).toBe("observed");

    expect(await runsOf()).toMatchObject([{ status: "in_progress", source: "github", workflow: "ci.yml" }]);
    expect((await readWall(seen.observer.stores.insights, 0)).tiles).toMatchObject([{ workflow: "ci.yml", branch: "main" }]);
    expect(await deliver("workflow_run", runEvent())).toBe("known");
  });

  it("of a repository or a workflow that is not watched leaves nothing", async () => {
    const other = aRepositoryRef("octo/other");
    expect(await deliver("workflow_run", { ...runEvent({ repository: other }), repository: other })).toBe("not watched");
    expect(await deliver("workflow_job", { ...jobEvent(), repository: other })).toBe("not watched");
    expect(await deliver("deployment_status", { ...statusEvent("success"), repository: other })).toBe("not watched");
    seen = anObserver({ workflows: "release.yml" });
    expect(await deliver("workflow_run", runEvent())).toBe("not watched");

    expect(seen.memory.writes).toBe(0);
  });

  it("that is not understood, or of another kind, is told and lost to nobody's harm", async () => {
    expect(await deliver("workflow_run", { action: "completed" })).toBe("not understood");
    expect(await deliver("ping", { zen: "Keep it logically awesome." })).toBe("ignored");
    expect(await deliver("star", {})).toBe("ignored");
  });

  it("that was too large for a message is read from the data bucket", async () => {
    await putObject(seen.observer.data, "events/1.json", JSON.stringify(runEvent()), "application/json");
    const message = { type: "event.received" as const, delivery: "1", event: "workflow_run", body: null, object: "events/1.json" };

    expect(await recordEvent(seen.observer, message)).toBe("observed");
  });
});

describe("the events of jobs", () => {
  const queued = jobEvent({
    id: 1,
    run_id: RUN_ID,
    name: "test",
    status: "queued",
    conclusion: null,
    started_at: "2026-11-02T09:00:01Z",
    completed_at: null,
  });
  const running = jobEvent({
    id: 1,
    run_id: RUN_ID,
    name: "test",
    status: "in_progress",
    conclusion: null,
    started_at: "2026-11-02T09:00:05Z",
    completed_at: null,
  });
  const over = jobEvent({ id: 1, run_id: RUN_ID, name: "test", conclusion: "failure" });
  const other = jobEvent({ id: 2, run_id: RUN_ID, name: "lint", status: "in_progress", conclusion: null, completed_at: null });

  it("show a run's jobs while it goes on, the furthest of each, in whatever order they come", async () => {
    const orders = fc.shuffledSubarray([queued, running, over, other, runEvent()], { minLength: 5 });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        seen = anObserver();
        for (const event of order) await deliver("workflow_run" in event ? "workflow_run" : "workflow_job", event);
        // A run that is told of last shows its jobs with its next event.
        await deliver("workflow_job", other);

        const [run] = await runsOf();
        expect(run?.steps.map(({ name, status, conclusion }) => [name, status, conclusion])).toEqual([
          ["test", "completed", "failure"],
          ["lint", "in_progress", null],
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it("are what a run's end shows where there is no token to ask with", async () => {
    for (const event of [over, other, runEvent({ status: "completed", conclusion: "failure", updated_at: "2026-11-02T09:05:00Z" })])
      await deliver("workflow_run" in event ? "workflow_run" : "workflow_job", event);
    await seen.drain();
    const [run] = await runsOf();

    expect(run).toMatchObject({ status: "completed", conclusion: "failure", steps: [{ name: "test" }, { name: "lint" }] });
    expect(run?.notes[0]?.text).toContain("GITHUB_TOKEN is missing");
  });
});

describe("the events of a deployment", () => {
  const begun = { action: "created", deployment, repository: REPO };
  const events: [string, unknown][] = [
    ["deployment", begun],
    ["deployment_status", statusEvent("queued", "2026-11-02T10:00:01Z")],
    ["deployment_status", statusEvent("in_progress", "2026-11-02T10:00:02Z")],
    ["deployment_status", statusEvent("success")],
    ["deployment_status", statusEvent("inactive", "2026-11-02T11:00:00Z")],
  ];

  it("are one deployment of ours with GitHub's times, in whatever order and however often they come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...events, ...events], { minLength: 10 }), async (order) => {
        seen = anObserver();
        for (const [event, body] of order) await deliver(event, body);

        expect(await deploymentsOf()).toMatchObject([
          {
            service: "shop",
            environment: "production",
            status: "success",
            startedAt: "2026-11-02T10:00:00.000Z",
            finishedAt: "2026-11-02T10:05:00.000Z",
            durationSeconds: 300,
            source: "github",
            simulated: false,
            version: "master",
            deployedBy: "octocat",
          },
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(["failure", "error"])("that end with %s are a failed deployment", async (state) => {
    await deliver("deployment_status", statusEvent(state));

    expect(await deploymentsOf()).toMatchObject([{ status: "failed" }]);
  });

  it("that only say that another one took its place are none", async () => {
    await deliver("deployment_status", statusEvent("inactive"));

    expect(await deploymentsOf()).toEqual([]);
  });
});
