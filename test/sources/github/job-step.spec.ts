import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { MAX_STEPS } from "../../../lambdas/contract/execution.ts";
import { Step } from "../../../lambdas/contract/run.ts";
import { hasFailed, stepOfJob, stepsOfJobs } from "../../../lambdas/sources/github/job-step.ts";
import { jobOf, type ObservedJob } from "../../../lambdas/sources/github/workflow-job.ts";
import { aJobPayload, aJobStepPayload } from "../../support/github-payloads.ts";

function aJob(overrides: Record<string, unknown> = {}): ObservedJob {
  const job = jobOf(aJobPayload(overrides));
  if ("problem" in job) throw new Error(job.problem);
  return job;
}
const stepOf = (overrides: Record<string, unknown> = {}) => stepOfJob(aJob(overrides), 1, null);

describe("a job as a step", () => {
  it("has the job's name, the step that failed for a command, and what is known of its log", () => {
    expect(stepOfJob(aJob(), 3, { bytes: 2_000, truncated: true, exitCode: 2 })).toEqual({
      number: 3,
      name: "test (24)",
      command: "Run npm test",
      status: "completed",
      conclusion: "failure",
      exitCode: 2,
      signal: null,
      startedAt: "2026-11-20T10:00:05.000Z",
      completedAt: "2026-11-20T10:03:05.000Z",
      durationSeconds: 180,
      logBytes: 2_000,
      logTruncated: true,
    });
  });

  it("has neither exit code nor log where no log was read", () => {
    expect(stepOf()).toMatchObject({ exitCode: null, logBytes: 0, logTruncated: false });
  });

  it("names the step that failed first", () => {
    const steps = ["success", "skipped", "timed_out", "failure"].map((conclusion, index) =>
      aJobStepPayload({ name: conclusion, number: index + 1, conclusion }),
    );

    expect(stepOf({ steps }).command).toBe("timed_out");
  });

  test.each([{ steps: [] }, { steps: [aJobStepPayload({ conclusion: "success" }), aJobStepPayload({ conclusion: null })] }])(
    "has no command where no step of it failed",
    ({ steps }) => {
      expect(stepOf({ steps }).command).toBe("");
    },
  );

  test.each([
    ["success", "success"],
    ["neutral", "success"],
    ["failure", "failure"],
    ["timed_out", "timed_out"],
    ["cancelled", "cancelled"],
    ["stale", "cancelled"],
    ["skipped", "skipped"],
    ["action_required", "failure"],
    ["startup_failure", "failure"],
    ["a conclusion of tomorrow", "failure"],
    [null, null],
  ])("that ended as %s ends as %s", (conclusion, own) => {
    expect(stepOf({ conclusion }).conclusion).toBe(own);
  });

  test.each([
    ["in_progress", "in_progress"],
    ["queued", "queued"],
    ["waiting", "queued"],
    ["pending", "queued"],
    ["requested", "queued"],
    ["a status of tomorrow", "queued"],
  ])("that is %s is %s, without a conclusion or a duration", (status, own) => {
    expect(stepOf({ status })).toMatchObject({ status: own, conclusion: null, durationSeconds: null });
  });

  it("is never of negative length", () => {
    expect(stepOf({ started_at: "2026-11-20T10:00:05Z", completed_at: "2026-11-20T10:00:04Z" }).durationSeconds).toBe(0);
  });

  it("has no length where it was skipped, whose end GitHub puts before its start", () => {
    const times = { started_at: "2026-11-20T10:00:05Z", completed_at: "2026-11-20T10:00:04Z" };

    expect(stepOf({ ...times, conclusion: "skipped" }).durationSeconds).toBeNull();
  });

  it("is a step of the contract, whatever GitHub's words and times are", () => {
    const time = fc.option(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2099-01-01") }).map((date) => date.toISOString()),
    );
    const word = fc.oneof(fc.string(), fc.constantFrom("completed", "success", "failure"));
    fc.assert(
      fc.property(word, word, time, time, (status, conclusion, started_at, completed_at) => {
        const step = stepOf({ status, conclusion, started_at, completed_at });
        expect(Step.safeParse(step).error).toBeUndefined();
        expect(step.durationSeconds ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("jobs as steps", () => {
  it("begin with what failed, then go by start, and by id where that is the same", () => {
    const jobs = [
      aJob({ id: 1, conclusion: "success", started_at: "2026-11-20T10:00:00Z" }),
      aJob({ id: 2, status: "queued", conclusion: null, started_at: null }),
      aJob({ id: 3, conclusion: "cancelled", started_at: "2026-11-20T10:00:02Z" }),
      aJob({ id: 4, conclusion: "timed_out", started_at: "2026-11-20T10:00:09Z" }),
      aJob({ id: 11, conclusion: "failure", started_at: "2026-11-20T10:00:08Z" }),
      aJob({ id: 6, conclusion: "failure", started_at: "2026-11-20T10:00:08Z" }),
    ];
    const { numbered, leftOut } = stepsOfJobs(jobs);

    expect(numbered.map(({ job }) => job.jobId)).toEqual(["6", "11", "4", "1", "3", "2"]);
    expect(numbered.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(leftOut).toBe(0);
  });

  it("are no more than a run may hold, and say how many were left out; what failed stays", () => {
    const jobs = Array.from({ length: MAX_STEPS + 5 }, (_, index) =>
      aJob({ id: index + 1, conclusion: index === MAX_STEPS + 4 ? "failure" : "success" }),
    );
    const { numbered, leftOut } = stepsOfJobs(jobs);

    expect(numbered).toHaveLength(MAX_STEPS);
    expect(leftOut).toBe(5);
    expect(numbered[0]?.job.jobId).toBe(String(MAX_STEPS + 5));
  });

  it("are the same in whatever order GitHub lists them", () => {
    const start = fc.constantFrom("2026-11-20T10:00:00Z", "2026-11-20T10:00:01Z", null);
    const drawn = fc.array(fc.record({ conclusion: fc.constantFrom("success", "failure", "skipped"), started_at: start }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        drawn.chain((some) => {
          const jobs = some.map((one, index) => aJob({ id: index + 1, ...one }));
          return fc.tuple(fc.constant(jobs), fc.shuffledSubarray(jobs, { minLength: jobs.length }));
        }),
        ([jobs, shuffled]) => {
          expect(stepsOfJobs(shuffled)).toEqual(stepsOfJobs(jobs));
        },
      ),
    );
  });

  test.each([
    ["completed", "failure", true],
    ["completed", "timed_out", true],
    ["completed", "cancelled", false],
    ["completed", "skipped", false],
    ["completed", "success", false],
    ["in_progress", null, false],
  ])("have failed if they are %s as %s: %s", (status, conclusion, failed) => {
    expect(hasFailed(aJob({ status, conclusion }))).toBe(failed);
  });
});
