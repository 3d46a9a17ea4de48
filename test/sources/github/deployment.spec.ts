import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EnvironmentName, ServiceName } from "../../../lambdas/contract/deployment.ts";
import { deploymentOf, deploymentStatusOf } from "../../../lambdas/sources/github/deployment.ts";
import { placeName } from "../../../lambdas/sources/github/place-name.ts";
import { aDeploymentBody } from "../../support/github-payloads.ts";

describe("a deployment event", () => {
  it("is a deployment that has begun", () => {
    expect(deploymentOf(aDeploymentBody())).toEqual({
      externalId: "800",
      repo: "acme/shop",
      service: "shop",
      environment: "production",
      commit: "0123456789abcdef0123456789abcdef01234567",
      version: "main",
      startedAt: "2026-11-20T11:00:00.000Z",
      creator: "ada",
      state: "running",
      at: "2026-11-20T11:00:00.000Z",
      reason: null,
      url: null,
    });
  });

  test.each([
    { what: "of a commit has no version", deployment: { ref: "0123456789abcdef0123456789abcdef01234567" }, becomes: { version: null } },
    { what: "of a tag has it for a version", deployment: { ref: "v1.2.3" }, becomes: { version: "v1.2.3" } },
    { what: "of a long ref has no version", deployment: { ref: "x".repeat(101) }, becomes: { version: null } },
    { what: "by an account that is gone is nobody's", deployment: { creator: null }, becomes: { creator: "unknown" } },
    { what: "has an environment that ours can have", deployment: { environment: "review/pr 7" }, becomes: { environment: "review-pr-7" } },
  ])("$what", ({ deployment, becomes }) => {
    expect(deploymentOf(aDeploymentBody(deployment))).toMatchObject(becomes);
  });

  it("links to the run that deploys, where there is one", () => {
    const workflow_run = { html_url: "https://github.com/acme/shop/actions/runs/7" };

    expect(deploymentOf(aDeploymentBody({}, undefined, { workflow_run }))).toMatchObject({ url: workflow_run.html_url });
  });
});

describe("a status of a deployment", () => {
  test.each([
    ["success", "success"],
    ["failure", "failed"],
    ["error", "failed"],
    ["queued", "running"],
    ["pending", "running"],
    ["in_progress", "running"],
    ["waiting", "running"],
    ["inactive", "ignored"],
    ["a state of tomorrow", "ignored"],
  ])("%s is %s, at its own time", (state, own) => {
    expect(deploymentStatusOf(aDeploymentBody({}, { state }))).toMatchObject({
      externalId: "800",
      state: own,
      startedAt: "2026-11-20T11:00:00.000Z",
      at: "2026-11-20T11:05:00.000Z",
    });
  });

  it("tells why, where somebody said it", () => {
    expect(deploymentStatusOf(aDeploymentBody({}, { description: "No healthy host" }))).toMatchObject({ reason: "No healthy host" });
    expect(deploymentStatusOf(aDeploymentBody({}, { description: "" }))).toMatchObject({ reason: null });
  });

  test.each([
    { log_url: "https://logs.example/1", target_url: "https://target.example/", url: "https://logs.example/1" },
    { log_url: "", target_url: "https://target.example/", url: "https://target.example/" },
    { log_url: "javascript:alert(1)", target_url: null, url: null },
  ])("links to $url, of $log_url and $target_url", ({ url, ...status }) => {
    expect(deploymentStatusOf(aDeploymentBody({}, status))).toMatchObject({ url });
  });
});

describe("what is no deployment", () => {
  test.each([
    ["id", undefined],
    ["sha", "main"],
    ["environment", null],
    ["created_at", 1_700_000_000],
  ])("names the wrong field %s (%j)", (field, value) => {
    expect(deploymentOf(aDeploymentBody({ [field]: value }))).toEqual({ problem: expect.stringContaining(`body.deployment.${field}: `) });
  });

  it("or has no status though it should, says so", () => {
    expect(deploymentStatusOf(aDeploymentBody())).toEqual({ problem: expect.stringContaining("body.deployment_status: ") });
  });

  it("is a problem and never a throw, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(deploymentOf(body)).toEqual({ problem: expect.any(String) });
        expect(deploymentStatusOf(body)).toEqual({ problem: expect.any(String) });
      }),
    );
  });
});

describe("a name from GitHub", () => {
  test.each([
    ["production", "production"],
    ["a-", "a-"],
    ["Prod (EU)", "Prod-EU"],
    [".github", "github"],
    ["github-pages", "github-pages"],
    ["日本", "unnamed"],
    ["", "unnamed"],
  ])("%s becomes %s", (foreign, own) => {
    expect(placeName(foreign)).toBe(own);
  });

  it("always becomes one that a service and an environment may have, and stays if it is one", () => {
    const names = fc.oneof(fc.string({ unit: "grapheme", maxLength: 150 }), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/));
    fc.assert(
      fc.property(names, (foreign) => {
        const own = placeName(foreign);
        expect(ServiceName.safeParse(own).success && EnvironmentName.safeParse(own).success).toBe(true);
        if (ServiceName.safeParse(foreign).success) expect(own).toBe(foreign);
      }),
    );
  });
});
