import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../../lambdas/domain/delivery/pipeline-deployments.ts";

const aPipeline = {
  id: "1",
  result: "SUCCESS",
  type: "DEPLOYMENT",
  environment: "",
  durationSeconds: 90,
  finishedAt: "2026-11-21T12:00:00Z",
};
const aTask = { pipelineId: "1", result: "SUCCESS", type: "DEPLOYMENT", environment: "PRODUCTION" };

describe("a pipeline", () => {
  it("is one deployment, however many of its tasks deploy", () => {
    expect(deploymentsOf([aPipeline], [aTask, aTask, aTask])).toEqual([
      {
        id: "1",
        result: "SUCCESS",
        status: "success",
        environment: "PRODUCTION",
        startedAt: "2026-11-21T11:58:30.000Z",
        finishedAt: "2026-11-21T12:00:00.000Z",
      },
    ]);
  });

  it("is a deployment by a task alone, and none where nothing deploys or what would was skipped", () => {
    const plain = { ...aPipeline, type: "" };
    expect(deploymentsOf([plain], [aTask])).toHaveLength(1);
    expect(deploymentsOf([plain], [{ ...aTask, type: "" }])).toEqual([]);
    expect(deploymentsOf([plain], [{ ...aTask, result: "SKIPPED" }])).toEqual([]);
    expect(deploymentsOf([{ ...aPipeline, result: "SKIPPED" }], [aTask])).toEqual([]);
  });

  it("runs until it has a finish, and then succeeded or failed", () => {
    const statusOf = (overrides: Partial<typeof aPipeline> | { finishedAt: null }) =>
      deploymentsOf([{ ...aPipeline, ...overrides }], []).map(({ status }) => status);
    expect(statusOf({ finishedAt: null })).toEqual(["running"]);
    expect(statusOf({})).toEqual(["success"]);
    expect(statusOf({ result: "FAILURE" })).toEqual(["failed"]);
  });
});
