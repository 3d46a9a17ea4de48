import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SimulatedFinish, SimulatedStart } from "../../../lambdas/contract/simulation.ts";
import { drawDeployment } from "../../../lambdas/domain/generator/draw-deployments.ts";
import { finishDeployment } from "../../../lambdas/pipeline/finish-deployment.ts";
import { playSimulation } from "../../../lambdas/pipeline/simulate.ts";
import { log } from "../../../lambdas/runtime/log.ts";
import { switchDeploymentGenerator } from "../../../lambdas/store/deployment-generator.ts";
import { SimulatedQueue } from "../../support/simulation.ts";

const SINCE = "2026-11-21T11:59:00.000Z";
const START = "2026-11-21T12:00:00.000Z";
const FINISH = "2026-11-21T12:00:30.500Z";
const drawn = {
  ...drawDeployment({ seed: 1, speed: 1 }, { startMs: Date.parse(START), ordinal: 0 }),
  outcome: "failed",
  finishAt: FINISH,
} as const;
const aStart = (overrides: Partial<SimulatedStart["deployment"]> = {}): SimulatedStart => ({
  type: "deployment.start",
  since: SINCE,
  deployment: { ...drawn, ...overrides },
});
const aFinish = (overrides: Partial<SimulatedFinish> = {}): SimulatedFinish => ({
  type: "deployment.finish",
  id: drawn.id,
  status: "failed",
  finishAt: FINISH,
  waits: 0,
  ...overrides,
});

let queue: SimulatedQueue;
beforeEach(async () => {
  queue = new SimulatedQueue(START);
  await switchDeploymentGenerator(queue.stores.registry, { on: true, since: SINCE, seed: 1, speed: 1, simulated: true });
  vi.restoreAllMocks();
  vi.spyOn(log, "info").mockImplementation(() => {});
});

describe("a simulated deployment", () => {
  it("runs from its start on, marked as simulated, until its drawn end", async () => {
    await queue.deliver(aStart());
    await queue.pass(30);
    const { commit, commits, service } = drawn;
    const running = { source: "generator", simulated: true, deployedBy: "generator", startedAt: START, service, commit, commits };
    expect(queue.all()).toMatchObject([
      { ...running, id: drawn.id, status: "running", finishedAt: null, deadlineAt: "2026-11-21T12:15:30.500Z" },
    ]);

    await queue.pass(1);
    expect(queue.all()).toMatchObject([{ ...running, status: "failed", finishedAt: FINISH, durationSeconds: 30.5 }]);
  });

  it("starts once and ends once, however often each message comes", async () => {
    for (const message of [aStart(), aStart()]) await queue.deliver(message);
    await queue.pass(31);
    const [ended] = queue.all();
    for (const message of [aStart(), aFinish(), aFinish()]) await queue.deliver(message);
    await queue.pass(60);

    expect(queue.all()).toEqual([ended]);
    expect(queue.waiting).toEqual([]);
  });

  it("is sent on where it comes before its time", async () => {
    const startAt = "2026-11-21T12:00:20.000Z";
    await queue.deliver(aStart({ startAt }));
    expect(queue.all()).toEqual([]);
    await queue.pass(20);

    expect(queue.all()).toMatchObject([{ status: "running", startedAt: startAt }]);
  });

  it("waits over SQS's 900 s in hops, and ends on time", async () => {
    const finishAt = "2026-11-21T12:40:00.000Z";
    await queue.deliver(aStart({ finishAt }));
    await queue.pass(2399);
    expect(queue.all()).toMatchObject([{ status: "running" }]);
    await queue.pass(1);

    expect(queue.all()).toMatchObject([{ status: "failed", finishedAt: finishAt, durationSeconds: 2400 }]);
    expect(queue.sent.map(({ delaySeconds }) => delaySeconds)).toEqual([900, 900, 600]);
  });

  it("has its end on the way before it runs: where that cannot be sent nothing starts, and the message comes again", async () => {
    const broken = { stores: queue.stores, now: queue.now, simulate: async () => Promise.reject(new Error("the queue is down")) };

    await expect(playSimulation(broken, aStart())).rejects.toThrow("the queue is down");
    expect(queue.all()).toEqual([]);
  });

  it("does not start where the generator was switched meanwhile", async () => {
    await queue.deliver({ ...aStart(), since: "2026-11-21T11:00:00.000Z" });

    expect([queue.all(), queue.sent]).toEqual([[], []]);
  });

  it("stays as somebody else ended it", async () => {
    await queue.deliver(aStart());
    await finishDeployment(queue.stores.deployments, drawn.id, { status: "cancelled", finishedAt: START }, START);
    await queue.pass(60);

    expect(queue.all()).toMatchObject([{ status: "cancelled", finishedAt: START }]);
    expect(queue.waiting).toEqual([]);
  });
});

describe("a finish that comes before its start", () => {
  it("is sent again until the deployment is there", async () => {
    await queue.pass(31);
    await queue.deliver(aFinish());
    await queue.pass(12);
    expect(queue.waiting).toMatchObject([{ delaySeconds: 5, message: { waits: 3 } }]);
    await queue.deliver(aStart());
    await queue.pass(5);

    expect(queue.all()).toMatchObject([{ status: "failed", finishedAt: FINISH }]);
  });

  it("is given up after a minute, with a word in the log", async () => {
    const said = vi.spyOn(log, "warn").mockImplementation(() => {});
    await queue.pass(31);
    await queue.deliver(aFinish());
    await queue.pass(59);
    expect(said).not.toHaveBeenCalled();
    await queue.pass(1);

    expect(queue.waiting).toEqual([]);
    expect(queue.sent).toHaveLength(12);
    expect(said.mock.calls).toEqual([["finish of a simulated deployment that never started", { deploymentId: drawn.id }]]);
  });
});
