import { beforeEach, describe, expect, it, vi } from "vitest";
import type { DeploymentGenerator } from "../../../lambdas/contract/deployment.ts";
import { startDeploymentGenerator } from "../../../lambdas/pipeline/generate-deployments.ts";
import { log } from "../../../lambdas/runtime/log.ts";
import { getDeploymentGenerator, switchDeploymentGenerator } from "../../../lambdas/store/deployment-generator.ts";
import { SimulatedQueue } from "../../support/simulation.ts";

let queue: SimulatedQueue;
beforeEach(() => {
  vi.spyOn(log, "info").mockImplementation(() => {});
  queue = new SimulatedQueue("2026-11-21T12:00:13.000Z");
});

const switchOn = (overrides: Partial<DeploymentGenerator> = {}) =>
  startDeploymentGenerator(queue.stores, queue.simulate, {
    on: true,
    seed: 7,
    speed: 1,
    simulated: true,
    ...overrides,
    since: queue.now(),
  });
const switchOff = async () =>
  switchDeploymentGenerator(queue.stores.registry, { ...(await getDeploymentGenerator(queue.stores.registry)), on: false, since: null });
const startsOf = () => queue.all().map(({ startedAt }) => startedAt.slice(11, 19));

describe("the generator of deployments", () => {
  it("does nothing until it is switched on", async () => {
    await expect(queue.tick()).resolves.toBe(0);
    expect(queue.sent).toEqual([]);
  });

  it("fills the minute at once when it is switched on: one deployment each ten seconds", async () => {
    await expect(switchOn()).resolves.toBe("switched");

    expect(queue.sent.map(({ delaySeconds }) => delaySeconds)).toEqual([7, 17, 27, 37, 47, 57]);
    await queue.pass(60);
    expect(startsOf()).toEqual(["12:00:20", "12:00:30", "12:00:40", "12:00:50", "12:01:00", "12:01:10"]);
  });

  it("goes on without gap or double, wherever in the minute the ticks fall and however late they come", async () => {
    await switchOn();
    for (const seconds of [24, 60, 64, 58, 68]) {
      await queue.pass(seconds);
      await queue.tick();
    }
    await queue.pass(600);

    const starts = queue.all().map(({ startedAt }) => Date.parse(startedAt));
    expect(starts.length).toBeGreaterThan(30);
    expect(starts.slice(1).every((start, index) => start - (starts[index] ?? 0) === 10_000)).toBe(true);
  });

  it("adds nothing where a tick is delivered twice", async () => {
    await switchOn();
    await queue.tick();
    await queue.tick();
    await queue.pass(60);

    expect(queue.sent.filter(({ message }) => message.type === "deployment.start")).toHaveLength(18);
    expect(queue.all()).toHaveLength(6);
  });

  it("starts at once, with their own times, what began in the ten seconds before a tick that comes late", async () => {
    await switchOn();
    queue.waiting = [];
    await queue.pass(12);
    await queue.tick();
    await queue.pass(0);

    expect(startsOf()).toEqual(["12:00:20"]);
  });

  it("lets what runs finish when it is switched off, and starts nothing more", async () => {
    await switchOn();
    await queue.pass(20);
    await expect(switchOff()).resolves.toBe("switched");
    const running = queue.all().filter(({ status }) => status === "running");
    expect(running.length).toBeGreaterThan(0);
    await expect(queue.tick()).resolves.toBe(0);
    await queue.pass(3600);

    expect(startsOf()).toEqual(["12:00:20", "12:00:30"]);
    expect(queue.all().filter(({ status }) => status === "running")).toEqual([]);
    expect(queue.waiting).toEqual([]);
  });

  it("goes on with ids after a stop and a start, and drops what was queued before", async () => {
    await switchOn({ seed: 7 });
    await queue.pass(20);
    await switchOff();
    await queue.pass(3);
    await switchOn({ seed: 8 });
    await queue.pass(60);

    const all = queue.all();
    expect(startsOf()).toEqual(["12:00:20", "12:00:30", "12:00:40", "12:00:50", "12:01:00", "12:01:10", "12:01:20", "12:01:30"]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(8);
  });

  it("plays the same sequence again for the same seed, at any cadence", async () => {
    const playedAt = async (speed: number, seconds: number) => {
      queue = new SimulatedQueue(queue.now());
      await switchOn({ speed });
      await queue.pass(seconds);
      return queue.all().map(({ service, commits }) => [service, commits.length]);
    };
    const slow = await playedAt(1, 60);
    const fast = await playedAt(10, 6);

    expect(fast.slice(0, 6)).toEqual(slow);
  });

  it("is faster with speed in cadence and in durations", async () => {
    await switchOn({ speed: 60 });
    await queue.pass(60);

    expect(queue.all().length).toBeGreaterThan(355);
    const seconds = queue.all().flatMap(({ durationSeconds }) => durationSeconds ?? []);
    expect(seconds.length).toBeGreaterThan(300);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(15);
  });

  it("is switched on once: a second switching on changes nothing and queues nothing", async () => {
    await switchOn();
    const sent = queue.sent.length;

    await expect(switchOn({ seed: 9 })).resolves.toBe("unchanged");
    expect(queue.sent).toHaveLength(sent);
    await expect(getDeploymentGenerator(queue.stores.registry)).resolves.toMatchObject({ on: true, seed: 7 });
  });

  it("is on also where its first minute could not be filled: the next tick fills", async () => {
    const said = vi.spyOn(log, "error").mockImplementation(() => {});
    const generator = { on: true, since: queue.now(), seed: 7, speed: 1, simulated: true } as const;
    const refuse = async () => Promise.reject(new Error("the queue is down"));

    await expect(startDeploymentGenerator(queue.stores, refuse, generator)).resolves.toBe("switched");
    expect(said.mock.calls).toEqual([["generator on, first minute not filled", { reason: "Error: the queue is down" }]]);
    await expect(queue.tick()).resolves.toBe(6);
  });
});
