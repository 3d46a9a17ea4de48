import { describe, expect, it } from "vitest";
import type { Run } from "../../lambdas/contract/run.ts";
import { GIVEN_UP } from "../../web/src/access/with-access.ts";
import { problemOf, RequestFailed } from "../../web/src/api/problem.ts";
import { type PlayPorts, type PlayProgress, playSample } from "../../web/src/play/play-sample.ts";
import { createPlays } from "../../web/src/play/plays.ts";
import { MAX_FLAKY_RUNS, SAMPLES, type Sample } from "../../web/src/play/samples.ts";
import { aRun } from "./support/factories.ts";

const sampleOf = (name: string): Sample => {
  const sample = SAMPLES.find((one) => one.name === name);
  if (!sample) throw new Error(name);
  return sample;
};

/** Runs end at the second look, with the conclusions in turn, the last one again and again. */
function aSystem(conclusions: readonly string[], threshold = 3) {
  const queued: Run[] = [];
  const looks = new Map<string, number>();
  let commits = 0;
  const ports: PlayPorts = {
    async queueRun(repo, commit) {
      const run = aRun({ repo, commit, status: "queued", conclusion: null });
      queued.push(run);
      return run;
    },
    async readRun(id) {
      const place = queued.findIndex((run) => run.id === id);
      const look = (looks.get(id) ?? 0) + 1;
      looks.set(id, look);
      return {
        ...aRun(),
        ...queued[place],
        ...(look > 1 && { status: "completed", conclusion: conclusions[Math.min(place, conclusions.length - 1)] ?? null }),
      };
    },
    incidentThreshold: async () => threshold,
    newCommit: () => String(commits++),
    wait: async () => {},
  };
  return { ports, queued };
}

describe("playing a sample", () => {
  it("queues one run of it and follows that to its end", async () => {
    const { ports, queued } = aSystem(["success"]);
    const told: PlayProgress[] = [];
    const runs = await playSample(sampleOf("success"), ports, (progress) => told.push(progress));
    expect([runs.length, runs[0]?.conclusion, queued[0]?.repo]).toEqual([1, "success", "samples/success"]);
    expect(told.map((progress) => progress.runs[0]?.status)).toEqual(["queued", "queued", "completed"]);
  });

  it("plays the failing test as often as an incident needs, each on a commit of its own", async () => {
    const { ports, queued } = aSystem(["failure"], 4);
    await playSample(sampleOf("testfail"), ports, () => {});
    expect(new Set(queued.map(({ commit }) => commit)).size).toBe(4);
  });

  it("plays one commit of the flaky test, one run after the other, until it both passed and failed", async () => {
    const { ports, queued } = aSystem(["success", "success", "failure", "success"]);
    const running: number[] = [];
    await playSample(sampleOf("flaky"), ports, ({ runs }) => running.push(runs.filter(({ status }) => status !== "completed").length));
    expect([queued.length, new Set(queued.map(({ commit }) => commit)).size, Math.max(...running)]).toEqual([3, 1, 1]);
  });

  it("leaves the flaky test alone after so many runs of one colour", async () => {
    const { ports, queued } = aSystem(["success"]);
    await playSample(sampleOf("flaky"), ports, () => {});
    expect(queued.length).toBe(MAX_FLAKY_RUNS);
  });
});

describe("the plays of a page", () => {
  const plays = (part: Partial<Parameters<typeof createPlays>[0]> = {}) => {
    const { ports, queued } = aSystem(["failure"]);
    return { plays: createPlays({ ...ports, withAccess: (action) => action(), findIncident: async () => "incident-1", ...part }), queued };
  };

  it("end with the incident that the failures belong to", async () => {
    const { plays: made } = plays();
    await made.start(sampleOf("testfail"));
    expect(made.state.get().get("testfail")).toMatchObject({
      playing: false,
      incidentId: "incident-1",
      problem: null,
      runs: { length: 3 },
    });
  });

  it("do not start a second time while they go on", async () => {
    const { plays: made, queued } = plays();
    await Promise.all([made.start(sampleOf("dns")), made.start(sampleOf("dns"))]);
    expect(queued.length).toBe(1);
  });

  it("end with the problem that came up, and without one where nobody signed in", async () => {
    const failing = plays({ queueRun: async () => Promise.reject(new RequestFailed(problemOf(404, ""))) });
    await failing.plays.start(sampleOf("disk"));
    expect(failing.plays.state.get().get("disk")).toMatchObject({ playing: false, problem: { status: 404 } });
    const given = plays({ withAccess: async () => GIVEN_UP });
    await given.plays.start(sampleOf("disk"));
    expect(given.plays.state.get().get("disk")).toMatchObject({ playing: false, problem: null, runs: [] });
  });
});
