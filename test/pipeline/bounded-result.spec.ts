import { expect, it } from "vitest";
import { type ExecutionResult, MAX_REPORTS, MAX_STEPS } from "../../lambdas/contract/execution.ts";
import { boundedResult } from "../../lambdas/pipeline/bounded-result.ts";

const AT = "2026-03-02T10:00:00.000Z";
const step = (number: number): ExecutionResult["steps"][number] => ({
  number,
  name: "n".repeat(5_000),
  command: "c".repeat(9_000),
  status: "completed",
  conclusion: "success",
  exitCode: 0,
  signal: null,
  startedAt: AT,
  completedAt: AT,
  durationSeconds: 1,
  logBytes: 0,
  logTruncated: false,
});
const aResult = (overrides: Partial<ExecutionResult> = {}): ExecutionResult => ({
  runId: "r",
  attempt: 1,
  conclusion: "success",
  reason: null,
  configurationErrors: [],
  startedAt: AT,
  completedAt: AT,
  steps: [],
  reports: [],
  warnings: [],
  ...overrides,
});

it("holds in an item whatever an executor wrote", () => {
  const flood = aResult({
    steps: Array.from({ length: 3_000 }, (_, index) => step(index + 1)),
    reports: Array.from({ length: 1_000 }, () => ({ step: 1, path: "r.xml", index: 0, bytes: 1 })),
    warnings: Array.from({ length: 1_000 }, () => "w".repeat(10_000)),
    reason: "r".repeat(10_000),
  });
  const bounded = boundedResult(flood);
  expect([bounded.steps.length, bounded.reports.length]).toEqual([MAX_STEPS, MAX_REPORTS]);
  expect(JSON.stringify(bounded).length).toBeLessThan(60_000);
});

it("drops reports that no URL was given for", () => {
  const report = { step: 1, path: "r.xml", bytes: 1 };
  const { reports } = boundedResult(
    aResult({
      reports: [
        { ...report, index: MAX_REPORTS },
        { ...report, index: 3 },
      ],
    }),
  );
  expect(reports.map(({ index }) => index)).toEqual([3]);
});

it("changes nothing of a result of ordinary size", () => {
  const result = aResult({ steps: [{ ...step(1), name: "Test", command: "npm test" }], warnings: ["a.xml was empty"], reason: "all well" });
  expect(boundedResult(result)).toEqual(result);
});
