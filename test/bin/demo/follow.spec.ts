import { expect, it } from "vitest";
import { linesOf } from "../../../bin/demo/follow.ts";
import type { Step } from "../../../lambdas/contract/run.ts";
import { aRun } from "../../domain/runs/a-run.ts";

const aStep = (overrides: Partial<Step> = {}): Step => ({
  number: 1,
  name: "Test",
  command: "npm test",
  status: "completed",
  conclusion: "failure",
  exitCode: 1,
  signal: null,
  startedAt: null,
  completedAt: null,
  durationSeconds: 1.234,
  logBytes: 0,
  logTruncated: false,
  ...overrides,
});

it("says nothing of a run that waits", () => {
  expect(linesOf(aRun())).toEqual([]);
});

it("tells a step when it begins and how it ended", () => {
  const running = aRun({
    status: "in_progress",
    queueSeconds: 0.5,
    steps: [aStep({ status: "in_progress", conclusion: null }), aStep({ number: 2, status: "queued" })],
  });
  expect(linesOf(running)).toEqual(["started, 0.50 s after it was queued", 'step 1 "Test" runs']);
  expect(linesOf(aRun({ status: "completed", steps: [aStep()] }))).toContain('step 1 "Test" failure, exit code 1, 1.23 s');
});

it("tells the attempts of a run apart", () => {
  expect(linesOf(aRun({ status: "in_progress", attempt: 2, steps: [aStep()] }))[1]).toContain("(attempt 2)");
});
