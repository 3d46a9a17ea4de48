import { describe, expect, it } from "vitest";
import { Run } from "../../../lambdas/contract/run.ts";
import { canCancel, cancelled, cancelRequested } from "../../../lambdas/domain/runs/cancel.ts";
import { completed } from "../../../lambdas/domain/runs/complete.ts";
import { newRun } from "../../../lambdas/domain/runs/new-run.ts";
import { note } from "../../../lambdas/domain/runs/note.ts";
import { requeued } from "../../../lambdas/domain/runs/requeue.ts";
import { started } from "../../../lambdas/domain/runs/start.ts";
import { aFailure, aRun, SHA } from "./a-run.ts";

const SUCCESS = { conclusion: "success" as const, reason: null, at: "2026-11-21T13:01:00Z" };

describe("a new run", () => {
  const context = { id: "r1", queuedAt: "2026-11-21T13:00:00Z", triggeredBy: "ci", timeoutSeconds: 300, sourceId: "registered" };
  const request = { repo: "acme/shop", ref: "main", commit: SHA, retries: 2 };

  it("is what the contract says, and waits", () => {
    const run = newRun(request, context);
    expect(Run.parse(run)).toEqual(run);
    expect(run).toMatchObject({
      status: "queued",
      conclusion: null,
      attempt: 1,
      retries: 2,
      timeoutSeconds: 300,
      sourceId: "registered",
      rerunOf: null,
    });
  });

  it("takes what the request says before what the repository says", () => {
    expect(newRun({ ...request, timeoutSeconds: 9, sourceId: "mine" }, context)).toMatchObject({ timeoutSeconds: 9, sourceId: "mine" });
  });

  it("shares no list with another new run", () => {
    const run = newRun(request, context);
    expect(note(run, SUCCESS.at, "only here").notes).toHaveLength(1);
    expect(newRun(request, context).notes).toEqual([]);
  });
});

describe("starting", () => {
  it("ends the queue time", () => {
    expect(started(aRun(), "2026-11-21T13:00:02.500Z")).toMatchObject({
      status: "in_progress",
      startedAt: "2026-11-21T13:00:02.500Z",
      queueSeconds: 2.5,
    });
  });

  it("never counts a negative queue time", () => {
    expect(started(aRun(), "2026-11-21T12:59:59Z").queueSeconds).toBe(0);
  });

  it("leaves a run alone that does not wait", () => {
    const run = completed(aRun(), SUCCESS);
    expect(started(run, SUCCESS.at)).toBe(run);
  });
});

describe("completing", () => {
  const running = started(aRun(), "2026-11-21T13:00:02Z");

  it("takes its duration from the start of the last attempt", () => {
    expect(completed(running, SUCCESS)).toMatchObject({
      status: "completed",
      conclusion: "success",
      completedAt: SUCCESS.at,
      durationSeconds: 58,
    });
  });

  it("has no duration where nothing started", () => {
    expect(completed(aRun(), { ...SUCCESS, conclusion: "errored", reason: "no source" })).toMatchObject({
      durationSeconds: null,
      queueSeconds: null,
    });
  });

  it("keeps the first failures and failed tests, and how many there were", () => {
    const failures = Array.from({ length: 60 }, (_, index) => aFailure({ clusterId: `c${index}` }));
    const failedTests = Array.from({ length: 150 }, (_, index) => `test ${index}`);
    const run = completed(running, { ...SUCCESS, conclusion: "failure", failures, failedTests });
    expect(run.failures).toEqual(failures.slice(0, 20));
    expect(run.failedTests).toEqual(failedTests.slice(0, 100));
    expect(run.clusterIds).toHaveLength(40);
    expect(run.failureCount).toBe(60);
  });

  it("names each cluster once", () => {
    expect(completed(running, { ...SUCCESS, failures: [aFailure(), aFailure(), aFailure({ clusterId: "c2" })] }).clusterIds).toEqual([
      "c1",
      "c2",
    ]);
  });

  it("happens once: a second result changes nothing", () => {
    const run = completed(running, SUCCESS);
    expect(completed(run, { ...SUCCESS, conclusion: "failure" })).toBe(run);
  });

  it("keeps the reason to one short line", () => {
    const { reason } = completed(running, { ...SUCCESS, reason: `two\nlines ${"x".repeat(900)}` });
    expect(reason).toMatch(/^two lines x+…$/);
    expect(reason).toHaveLength(500);
  });
});

describe("cancelling", () => {
  it("ends a waiting run without a duration and a running one with it", () => {
    expect(cancelled(aRun(), SUCCESS.at, "asked for")).toMatchObject({
      status: "completed",
      conclusion: "cancelled",
      durationSeconds: null,
      reason: "asked for",
    });
    expect(cancelled(started(aRun(), "2026-11-21T13:00:30Z"), SUCCESS.at, "asked for")).toMatchObject({
      conclusion: "cancelled",
      durationSeconds: 30,
    });
  });

  it("does not touch a completed run", () => {
    const run = completed(aRun(), SUCCESS);
    expect(canCancel(run)).toBe(false);
    expect(cancelled(run, SUCCESS.at, "too late")).toBe(run);
  });

  it("remembers when it was asked for first", () => {
    const asked = cancelRequested(started(aRun(), SUCCESS.at), "2026-11-21T13:00:10Z");
    expect(cancelRequested(asked, "2026-11-21T13:00:20Z").cancelRequestedAt).toBe("2026-11-21T13:00:10Z");
  });

  it("is not ours for runs of another CI", () => {
    expect(canCancel(aRun({ source: "github", status: "waiting" }))).toBe(false);
    expect(canCancel(aRun())).toBe(true);
  });
});

describe("queueing again", () => {
  const first = started(aRun({ retries: 1 }), "2026-11-21T13:00:02Z");
  const again = requeued(
    { ...first, failures: [aFailure()], failureCount: 1, clusterIds: ["c1"] },
    "2026-11-21T13:00:20Z",
    "network failure",
  );

  it("stays in the run as its next attempt, and keeps the last one", () => {
    expect(again).toMatchObject({
      id: first.id,
      status: "queued",
      attempt: 2,
      startedAt: null,
      failures: [],
      failureCount: 0,
      clusterIds: [],
    });
    expect(again.attempts).toEqual([
      {
        attempt: 1,
        startedAt: "2026-11-21T13:00:02Z",
        completedAt: "2026-11-21T13:00:20Z",
        conclusion: "failure",
        reason: "network failure",
      },
    ]);
  });

  it("does not lengthen the queue time, and measures the last attempt", () => {
    const end = completed(started(again, "2026-11-21T13:00:40Z"), SUCCESS);
    expect(end).toMatchObject({ queueSeconds: 2, durationSeconds: 20, startedAt: "2026-11-21T13:00:40Z" });
  });

  it("does not bring a completed run back", () => {
    const run = completed(aRun(), SUCCESS);
    expect(requeued(run, SUCCESS.at, "late")).toBe(run);
  });
});

it("keeps the newest twenty notes", () => {
  const noted = Array.from({ length: 25 }, (_, index) => index).reduce(
    (run, index) => note(run, SUCCESS.at, `note ${index}`),
    completed(aRun(), SUCCESS),
  );
  expect(noted.notes.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, index) => `note ${index + 5}`));
});
