import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { jobOf } from "../../../lambdas/sources/github/workflow-job.ts";
import { aJobPayload, aJobStepPayload } from "../../support/github-payloads.ts";

describe("a job", () => {
  it("is told in our terms, with its steps", () => {
    expect(jobOf(aJobPayload({ steps: [aJobStepPayload()] }))).toEqual({
      jobId: "9000000001",
      externalId: "7000000001",
      attempt: 1,
      name: "test (24)",
      status: "completed",
      conclusion: "failure",
      startedAt: "2026-11-20T10:00:05.000Z",
      completedAt: "2026-11-20T10:03:05.000Z",
      url: "https://github.com/acme/shop/actions/runs/7000000001/job/9000000001",
      steps: [
        {
          number: 1,
          name: "Run npm ci",
          status: "completed",
          conclusion: "success",
          startedAt: "2026-11-20T10:00:05.000Z",
          completedAt: "2026-11-20T10:00:35.000Z",
        },
      ],
    });
  });

  test.each([
    { what: "of an old server without attempts", payload: { run_attempt: undefined }, becomes: { attempt: 1 } },
    { what: "without steps yet", payload: { steps: undefined }, becomes: { steps: [] } },
    { what: "that has not ended", payload: { completed_at: null, conclusion: null }, becomes: { completedAt: null, conclusion: null } },
    { what: "whose time GitHub gives as the year 1", payload: { started_at: "0001-01-01T00:00:00Z" }, becomes: { startedAt: null } },
    { what: "without an address", payload: { html_url: null }, becomes: { url: null } },
    { what: "with an address that runs code", payload: { html_url: "javascript:alert(1)" }, becomes: { url: null } },
    { what: "of a status of tomorrow", payload: { status: "dreaming" }, becomes: { status: "dreaming" } },
  ])("$what is understood", ({ payload, becomes }) => {
    expect(jobOf(aJobPayload(payload))).toMatchObject(becomes);
  });

  test.each([
    ["id", undefined],
    ["run_id", "7"],
    ["name", null],
    ["status", undefined],
    ["started_at", "soon"],
    ["steps", [{}]],
  ])("with a wrong %s (%j) is a problem that names it", (field, value) => {
    expect(jobOf(aJobPayload({ [field]: value }))).toEqual({ problem: expect.stringContaining(`workflow_job.${field}`) });
  });

  it("is a problem and never a throw, whatever it is", () => {
    fc.assert(
      fc.property(fc.anything(), (payload) => {
        expect(jobOf(payload)).toEqual({ problem: expect.any(String) });
      }),
    );
  });
});
