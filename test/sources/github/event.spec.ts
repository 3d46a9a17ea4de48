import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { eventOf } from "../../../lambdas/sources/github/event.ts";
import { aDeploymentBody, aJobPayload, aRunPayload, officialExamples } from "../../support/github-payloads.ts";

const KINDS = { workflow_run: "run", workflow_job: "job", deployment: "deployment", deployment_status: "deployment", ping: "ignored" };
const examples = officialExamples(...Object.keys(KINDS));
const aBody = (overrides: Record<string, unknown> = {}) => ({
  action: "completed",
  repository: { full_name: "acme/shop", name: "shop", default_branch: "main" },
  ...overrides,
});

describe("the official examples", () => {
  test.each(examples)("$name of $from is understood", ({ name, payload }) => {
    expect(eventOf(name, payload)).toMatchObject({ kind: new Map(Object.entries(KINDS)).get(name) });
  });

  test.each(Object.keys(KINDS))("hold some of the kind %s, of github.com and of a server", (kind) => {
    const from = examples.filter(({ name }) => name === kind).map((example) => example.from);

    expect(from).toEqual(expect.arrayContaining([expect.stringContaining("api.github.com"), expect.stringContaining("ghes")]));
  });

  it("hold one that is told as completed and is queued: its status is what counts", () => {
    const [example] = examples.filter(({ name }) => name === "workflow_run");

    expect(example?.payload).toMatchObject({ action: "completed" });
    expect(eventOf("workflow_run", example?.payload)).toMatchObject({
      attempt: { status: "queued", conclusion: null, workflow: "syntax.yml", workflowName: "Manually triggered workflow" },
      defaultBranch: "main",
    });
  });
});

describe("a delivery", () => {
  it("of a run is an attempt, with the run as it came", () => {
    const workflow_run = aRunPayload({ surprise: true });

    expect(eventOf("workflow_run", aBody({ workflow_run }))).toMatchObject({
      kind: "run",
      attempt: { externalId: "7000000001", workflow: "ci.yml" },
      raw: workflow_run,
      defaultBranch: "main",
    });
  });

  it("of a run takes from beside it what the run does not tell", () => {
    const workflow_run = aRunPayload({ path: undefined, name: "" });
    const workflow = { path: ".github/workflows/nightly.yml", name: "Nightly" };

    expect(eventOf("workflow_run", aBody({ workflow_run, workflow, repository: undefined }))).toMatchObject({
      attempt: { workflow: "nightly.yml", workflowName: "Nightly" },
      defaultBranch: null,
    });
  });

  it("of a job is the job and what it tells of its run", () => {
    expect(eventOf("workflow_job", aBody({ workflow_job: aJobPayload() }))).toMatchObject({
      kind: "job",
      repo: "acme/shop",
      job: { jobId: "9000000001", externalId: "7000000001", attempt: 1 },
      branch: "main",
      commit: "0123456789abcdef0123456789abcdef01234567",
      workflowName: "CI",
    });
  });

  it("of a job of an old server tells neither branch nor workflow", () => {
    const workflow_job = aJobPayload({ head_branch: undefined, workflow_name: undefined });

    expect(eventOf("workflow_job", aBody({ workflow_job }))).toMatchObject({ branch: null, workflowName: null });
  });

  it("of a deployment or its status is a deployment", () => {
    expect(eventOf("deployment", aDeploymentBody())).toMatchObject({ kind: "deployment", deployment: { state: "running" } });
    expect(eventOf("deployment_status", aDeploymentBody({}, { state: "error" }))).toMatchObject({
      kind: "deployment",
      deployment: { state: "failed" },
    });
  });

  test.each(["ping", "push", "constructor", "__proto__"])("of the kind %s is ignored, and says why", (name) => {
    expect(eventOf(name, {})).toEqual({ kind: "ignored", why: expect.stringMatching(/ping|not used/) });
  });

  test.each([
    ["workflow_run", {}, "body.workflow_run: "],
    ["workflow_run", { workflow_run: aRunPayload({ id: null }) }, "workflow_run.id: "],
    ["workflow_job", { workflow_job: aJobPayload() }, "body.repository: "],
    ["workflow_job", aBody({ workflow_job: aJobPayload({ run_id: null }) }), "workflow_job.run_id: "],
    ["deployment", {}, "body.deployment: "],
    ["deployment_status", aDeploymentBody(), "body.deployment_status: "],
  ])("of the kind %s that lacks something is a problem that names it (%#)", (name, body, problem) => {
    expect(eventOf(name, body)).toEqual({ kind: "problem", problem: expect.stringContaining(problem) });
  });

  it("is a problem or ignored and never a throw, whatever it is", () => {
    const name = fc.oneof(fc.constantFrom(...Object.keys(KINDS)), fc.string());
    fc.assert(
      fc.property(name, fc.anything(), (kind, body) => {
        expect(eventOf(kind, body).kind).toMatch(/^(problem|ignored)$/);
      }),
    );
  });
});
