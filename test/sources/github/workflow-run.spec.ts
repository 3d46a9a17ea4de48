import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { ObservedAttempt } from "../../../lambdas/contract/observer.ts";
import { attemptOf } from "../../../lambdas/sources/github/workflow-run.ts";
import { aRunPayload } from "../../support/github-payloads.ts";

const without = (field: string) => aRunPayload({ [field]: undefined });

describe("a workflow run", () => {
  it("is one attempt in our terms, with times in UTC to the millisecond", () => {
    expect(attemptOf(aRunPayload())).toEqual({
      repo: "acme/shop",
      externalId: "7000000001",
      attempt: 1,
      runNumber: 42,
      workflow: "ci.yml",
      workflowName: "CI",
      title: "Fix the basket",
      status: "completed",
      conclusion: "success",
      branch: "main",
      commit: "0123456789abcdef0123456789abcdef01234567",
      actor: "grace",
      event: "push",
      createdAt: "2026-11-20T09:59:58.000Z",
      startedAt: "2026-11-20T10:00:00.000Z",
      updatedAt: "2026-11-20T10:04:00.000Z",
      url: "https://github.com/acme/shop/actions/runs/7000000001",
    });
  });

  it("that was started again days later starts then, as who started it again", () => {
    const rerun = aRunPayload({ run_attempt: 2, run_started_at: "2026-11-25T08:00:00+01:00", triggering_actor: { login: "linus" } });

    expect(attemptOf(rerun)).toMatchObject({
      externalId: "7000000001",
      attempt: 2,
      actor: "linus",
      createdAt: "2026-11-20T09:59:58.000Z",
      startedAt: "2026-11-25T07:00:00.000Z",
    });
  });

  it("from before there were attempts is the first one, from its creation on", () => {
    const old = aRunPayload({ run_attempt: undefined, run_started_at: undefined, triggering_actor: undefined });

    expect(attemptOf(old)).toMatchObject({ attempt: 1, startedAt: "2026-11-20T09:59:58.000Z", actor: "ada" });
  });

  test.each([
    { status: "waiting", conclusion: null },
    { status: "a status of tomorrow", conclusion: null },
    { status: "completed", conclusion: "startup_failure" },
    { status: "completed", conclusion: "a conclusion of tomorrow" },
  ])("keeps the words of GitHub: $status, $conclusion", (words) => {
    expect(attemptOf(aRunPayload(words))).toMatchObject(words);
  });

  test.each([
    { what: "by nobody known", payload: { actor: null, triggering_actor: null }, becomes: { actor: "unknown" } },
    { what: "without a title", payload: { display_title: undefined }, becomes: { title: null } },
    { what: "with an empty title", payload: { display_title: "" }, becomes: { title: null } },
    { what: "with a title of many lines", payload: { display_title: "One\n\ntwo" }, becomes: { title: "One two" } },
    { what: "without a status", payload: { status: null }, becomes: { status: "unknown" } },
    { what: "without a conclusion", payload: { conclusion: undefined }, becomes: { conclusion: null } },
    { what: "of no branch", payload: { head_branch: null }, becomes: { branch: "(none)" } },
    {
      what: "of `owner/.github`",
      payload: { repository: { full_name: "acme/.github" }, head_repository: undefined },
      becomes: { repo: "acme/.github" },
    },
  ])("$what is understood", ({ payload, becomes }) => {
    expect(attemptOf(aRunPayload(payload))).toMatchObject(becomes);
  });

  test.each([
    { whose: "its own repository", head: { full_name: "acme/shop" }, branch: "main" },
    { whose: "a repository that is not told", head: undefined, branch: "main" },
    { whose: "a fork", head: { full_name: "eve/shop" }, branch: "eve:main" },
    { whose: "a deleted fork", head: null, branch: "unknown:main" },
  ])("of $whose is on the branch $branch", ({ head, branch }) => {
    expect(attemptOf(aRunPayload({ head_repository: head }))).toMatchObject({ branch });
  });

  test.each([
    { path: ".github/workflows/ci.yml", workflow: "ci.yml" },
    { path: ".github/workflows/ci.yaml@main", workflow: "ci.yaml" },
    { path: ".github/workflows/ci.yml@refs/heads/feature/x.yml", workflow: "ci.yml" },
    { path: "acme/rules/.github/workflows/must@all.yml@v1", workflow: "must@all.yml" },
    { path: "dynamic/pages/pages-build-deployment", workflow: "pages-build-deployment" },
    { path: "dynamic/dependabot/dependabot-updates@main", workflow: "dependabot-updates" },
  ])("of the path $path is of the workflow $workflow", ({ path, workflow }) => {
    expect(attemptOf(aRunPayload({ path }))).toMatchObject({ workflow });
  });

  test.each([
    {
      told: "by the webhook",
      payload: { path: undefined },
      beside: { workflowPath: ".github/workflows/b.yml" },
      workflow: "b.yml",
      name: "CI",
    },
    { told: "nowhere", payload: { path: undefined }, beside: {}, workflow: "CI", name: "CI" },
    { told: "as an empty text", payload: { path: "" }, beside: { workflowPath: null }, workflow: "CI", name: "CI" },
    { told: "without a name", payload: { name: "" }, beside: { workflowName: "Checks" }, workflow: "ci.yml", name: "Checks" },
    { told: "without any name", payload: { name: null }, beside: {}, workflow: "ci.yml", name: "ci.yml" },
    { told: "as the name as well", payload: { name: ".github/workflows/ci.yml" }, beside: {}, workflow: "ci.yml", name: "ci.yml" },
    { told: "nowhere, nor a name", payload: { path: null, name: null }, beside: {}, workflow: "unknown", name: "unknown" },
  ])("whose path is told $told is of the workflow $workflow, called $name", ({ payload, beside, workflow, name }) => {
    expect(attemptOf(aRunPayload(payload), beside)).toMatchObject({ workflow, workflowName: name });
  });
});

describe("what is no workflow run", () => {
  test.each(["id", "run_number", "event", "head_sha", "created_at", "updated_at", "html_url", "repository"])(
    "names the missing field %s",
    (field) => {
      expect(attemptOf(without(field))).toEqual({ problem: expect.stringContaining(`workflow_run.${field}: `) });
    },
  );

  test.each([
    ["id", 2 ** 60],
    ["id", "7"],
    ["run_attempt", -77],
    ["created_at", "yesterday"],
    ["run_started_at", "0001-01-01T00:00:00Z"],
    ["updated_at", "2026-02-30T00:00:00Z"],
    ["html_url", "javascript:alert(1)"],
  ])("names the wrong field %s (%s), not its value", (field, value) => {
    const found = attemptOf(aRunPayload({ [field]: value }));

    expect(found).toEqual({ problem: expect.stringContaining(`workflow_run.${field}: `) });
    expect(JSON.stringify(found)).not.toContain(String(value));
  });

  it("is a problem and never a throw, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(attemptOf(payload)).toEqual({ problem: expect.any(String) });
      }),
    );
  });

  it("is a problem or an attempt as the contract has it, whatever single fields hold", () => {
    const field = fc.constantFrom(...Object.keys(aRunPayload()));
    const value = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.date().map((date) => JSON.parse(JSON.stringify(date))),
    );
    fc.assert(
      fc.property(field, value, (name, held) => {
        const found = attemptOf(aRunPayload({ [name]: held }));
        if (!("problem" in found)) expect(ObservedAttempt.safeParse(found).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
