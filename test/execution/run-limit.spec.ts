import { expect, it } from "vitest";
import { runLimit } from "../../lambdas/execution/run-limit.ts";

const limits = { startedAt: 1_000_000, orderSeconds: 300, workflowSeconds: undefined, functionAt: 1_880_000 };

it("is the run's own timeout where nothing is nearer", () => {
  expect(runLimit(limits)).toEqual({ at: 1_300_000, seconds: 300, name: "the run's timeout" });
  expect(runLimit({ ...limits, workflowSeconds: 600 }).name).toBe("the run's timeout");
});

it("is the repository's where that is nearer", () => {
  expect(runLimit({ ...limits, workflowSeconds: 60 })).toEqual({ at: 1_060_000, seconds: 60, name: "timeoutSeconds in .bellwether.json" });
});

it("is the function's end where neither would be reached", () => {
  expect(runLimit({ ...limits, functionAt: 1_100_500 })).toEqual({ at: 1_100_500, seconds: 100, name: "the function's own limit" });
});

it("is never a negative time", () => {
  expect(runLimit({ ...limits, functionAt: 900_000 }).seconds).toBe(0);
});
