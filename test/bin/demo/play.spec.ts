import { expect, it } from "vitest";
import type { Api, RunOrder } from "../../../bin/demo/api.ts";
import { play } from "../../../bin/demo/play.ts";
import { SCENARIOS, type Scenario } from "../../../bin/demo/scenarios.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { aCluster, aFullIncident } from "../../domain/incidents/factories.ts";
import { aFailure, aRun } from "../../domain/runs/a-run.ts";
import { aFlakyTest } from "./a-flaky-test.ts";

const scenario = (name: string): Scenario => {
  const found = SCENARIOS.find((known) => known.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found;
};

/** A system in which the n-th run ends as `endings[n]`, and the last one again and again. */
class System implements Api {
  readonly orders: RunOrder[] = [];
  readonly keys = new Set<string>();
  readonly #endings: readonly Partial<Run>[];

  constructor(...endings: Partial<Run>[]) {
    this.#endings = endings;
  }

  async queueRun(order: RunOrder, key: string) {
    this.orders.push(order);
    this.keys.add(key);
    return aRun({ ...order, id: `run-${this.orders.length}` });
  }

  async run(id: string) {
    const ending = this.#endings[Number(id.slice(4)) - 1] ?? this.#endings.at(-1);
    return aRun({ id, status: "completed", ...ending });
  }

  async repo(repo: string) {
    const policy = { incidentPolicy: { runs: 4 }, sourceId: null, sample: true, createdAt: "2026-11-21T10:00:00Z" };
    return { repo, description: "", defaultBranch: "main", timeoutSeconds: 60, ...policy };
  }

  async cluster() {
    return aCluster();
  }

  async flakyTests() {
    const commits = [{ commit: this.orders[0]?.commit ?? "", passedRunIds: ["run-1"], failedRunIds: ["run-2"] }];
    return [aFlakyTest({ evidence: { ...aFlakyTest().evidence, commits } })];
  }

  async incidents() {
    return [aFullIncident({ id: "other", clusterId: "c9" }), aFullIncident()];
  }

  async incident(id: string) {
    const timeline = [{ at: "2026-11-21T10:00:00Z", kind: "run" as const, runId: `run-${this.orders.length}`, text: "" }];
    return aFullIncident({ id, timeline, impact: { runs: this.orders.length, repos: [], tests: [], minutes: 1 } });
  }
}

const passing = { conclusion: "success" };
const failing = { conclusion: "failure", clusterIds: ["c1"], failures: [aFailure()] };

it("plays a test failure as often as the repository's own threshold says, each with a commit of its own", async () => {
  const system = new System(failing);
  expect(await play(system, scenario("testfail"), () => {})).toEqual([]);
  expect(system.orders).toHaveLength(4);
  expect(new Set(system.orders.map(({ commit }) => commit)).size).toBe(4);
  expect(system.keys.size).toBe(4);
});

it("plays one commit of the flaky sample until it both passed and failed", async () => {
  const system = new System(passing, passing, failing, passing);
  expect(await play(system, scenario("flaky"), () => {})).toEqual([]);
  expect(system.orders).toHaveLength(3);
  expect(new Set(system.orders.map(({ commit }) => commit)).size).toBe(1);
});

it("gives the flaky sample up after 20 runs", async () => {
  const system = new System(passing);
  expect(await play(system, scenario("flaky"), () => {})).toEqual([expect.stringContaining("all 20 runs ended alike")]);
  expect(system.orders).toHaveLength(20);
});

it("tells the failures with their cause, and what is not as it should be", async () => {
  const told: string[] = [];
  const system = new System({ ...failing, failures: [aFailure({ category: "unknown", cause: "Nobody knows." })] });
  expect(await play(system, scenario("dns"), (line) => told.push(line))).toEqual(["no failure was put down to network (but to unknown)"]);
  expect(told.join("\n")).toContain("cause: Nobody knows.");
});
