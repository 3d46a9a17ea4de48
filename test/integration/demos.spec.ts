import { describe, expect, it } from "vitest";
import { type Api, openApi } from "../../bin/demo/api.ts";
import { openCall } from "../../bin/demo/call.ts";
import { openDeliveryApi } from "../../bin/demo/delivery-api.ts";
import { play } from "../../bin/demo/play.ts";
import { playDeployments } from "../../bin/demo/play-deployments.ts";
import { playReleases } from "../../bin/demo/play-releases.ts";
import { SCENARIOS } from "../../bin/demo/scenarios.ts";
import { Cluster, ClusterDetail } from "../../lambdas/contract/cluster.ts";
import { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import { Incident } from "../../lambdas/contract/incident.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, problemOf, read } from "../support/system/http.ts";
import { author, somebody } from "../support/system/releases.ts";
import { queueToEnd, run } from "../support/system/runs.ts";
import { system } from "../support/system/system.ts";

/** Plays a scenario as `npm run demo` does, which finds nothing wrong with it; answers its runs as they ended. */
async function demo(name: string): Promise<Run[]> {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  const api = openApi(system().apiUrl, system().token);
  const ids: string[] = [];
  const noting: Api = {
    ...api,
    queueRun: async (order, key) => {
      const queued = await api.queueRun(order, key);
      ids.push(queued.id);
      return queued;
    },
  };
  const told: string[] = [];
  expect(await play(noting, scenario, (line) => told.push(line)), told.join("\n")).toEqual([]);
  return Promise.all(ids.map(run));
}

const first = <T>(items: readonly T[]): T => {
  const [item] = items;
  if (item === undefined) throw new Error("there is none");
  return item;
};
/** Markdown without its escapes. */
const plain = (markdown: string): string => markdown.replace(/\\(?=[^\w\s])|\\(?=_)/g, "");
const incident = (id: string): Promise<Incident> => read(Incident, `/incidents/${id}`);
const patch = (id: string, body: unknown) => ask(`/incidents/${id}`, { method: "PATCH", body });
const failing = async (): Promise<Cluster | undefined> =>
  (await read(pageOf(Cluster), "/clusters?repo=samples/testfail&category=test_failure&limit=100")).items[0];

describe("success", () => {
  it("runs every step for real and counts its tests", async () => {
    const one = first(await demo("success"));

    expect(one).toMatchObject({ conclusion: "success", status: "completed", failures: [], failureCount: 0, source: "bellwether" });
    expect(one.steps.map(({ name, conclusion, exitCode }) => [name, conclusion, exitCode])).toEqual([
      ["Check syntax", "success", 0],
      ["Unit tests", "success", 0],
      ["Print price list", "success", 0],
    ]);
    expect(one.tests).toMatchObject({ failed: 0, skipped: 0, passed: one.tests?.total });
    expect(one.tests?.total).toBeGreaterThan(0);
    expect(one.durationSeconds).toBeGreaterThan(0);
    expect((await ask(`/runs/${one.id}/steps/1/log`)).text).toMatch(/syntax of \d+ files is fine/);
  });
});

describe("testfail", () => {
  it("opens an incident at the third run, with all three on its timeline and counted in their cluster", async () => {
    const before = await failing();
    const known = before?.incidentId ? await incident(before.incidentId) : null;

    const runs = await demo("testfail");

    expect(runs).toHaveLength(3);
    const ids = runs.map(({ id }) => id);
    const failure = first(first(runs).failures);
    expect(failure).toMatchObject({ category: "test_failure", step: 2, clusterId: first(runs).clusterIds[0] });
    expect(failure.test).toContain("rounds half a cent up");
    expect(first(failure.evidence).text).not.toMatch(/exit(ed with)? code/i);
    for (const one of runs) expect(one.clusterIds).toEqual(first(runs).clusterIds);

    const cluster = await read(ClusterDetail, `/clusters/${failure.clusterId}`);
    expect(cluster.count - (before?.count ?? 0)).toBe(3);
    expect(cluster.recent.slice(0, 3).map(({ runId }) => runId)).toEqual(ids.toReversed());

    const opened = await incident(cluster.incidentId ?? "none");
    expect(opened.status).toBe("open");
    expect(opened.impact.runs - (known?.impact.runs ?? 0)).toBe(3);
    expect(opened.impact.repos).toEqual(["samples/testfail"]);
    expect(opened.timeline.filter(({ kind, runId }) => kind === "run" && ids.includes(runId ?? ""))).toHaveLength(3);
    expect(opened.timeline.filter(({ kind }) => kind === "opened")).toHaveLength(1);
    if (!known) expect(opened.timeline.map(({ kind }) => kind)).toEqual(["run", "run", "run", "opened"]);
    expect(opened.suspectedCause?.commit).toMatch(/^[0-9a-f]{40}$/);
    if (!known) expect(opened.suspectedCause).toMatchObject({ runId: ids[0], commit: first(runs).commit });
  });

  it("calls the failing test broken, not flaky", async () => {
    const { items } = await read(pageOf(FlakyTest), "/flaky-tests?repo=samples/testfail&limit=100");
    const test = items.find(({ test }) => test.includes("rounds half a cent up"));

    expect(test).toMatchObject({ verdict: "broken", failureRatio: 1 });
    expect(test?.outcomes.map(({ outcome }) => outcome)).not.toContain("passed");
  });

  it("takes a recurrence into the same incident, whose status people move and whose postmortem is drafted", async () => {
    const cluster = await failing();
    const id = cluster?.incidentId ?? "none";
    const before = await incident(id);

    const illegal = problemOf(await patch(id, { status: "open" }), 409, "illegal_transition");
    expect(illegal.legal).toEqual(["mitigating", "resolved"]);
    const moved = await read(Incident, `/incidents/${id}`, {
      method: "PATCH",
      body: { status: "mitigating", note: "Rolling the rounding back", author: "Ada" },
    });
    expect(moved).toMatchObject({ id, status: "mitigating", resolvedAt: null });
    expect(moved.timeline.slice(-2).map(({ kind, text }) => [kind, text])).toEqual([
      ["status_changed", "open -> mitigating by Ada"],
      ["note", "Ada: Rolling the rounding back"],
    ]);

    const again = await queueToEnd({ repo: "samples/testfail" });
    const grown = await eventually(
      () => incident(id),
      ({ impact }) => impact.runs > before.impact.runs,
    );
    expect(grown).toMatchObject({ status: "mitigating", reopened: before.reopened });
    expect(grown.impact.runs).toBe(before.impact.runs + 1);
    expect(grown.timeline.at(-1)).toMatchObject({ kind: "run", runId: again.id });

    const postmortem = await ask(`/incidents/${id}/postmortem`);
    expect(postmortem.headers.get("content-type")).toContain("text/markdown");
    expect(postmortem.text).toMatch(/^# /);
    for (const told of [grown.title, "samples/testfail", "Rolling the rounding back", again.commit.slice(0, 10)]) {
      expect(plain(postmortem.text)).toContain(told);
    }
  });

  it("reopens a resolved incident instead of opening a second one", async () => {
    const cluster = await failing();
    const id = cluster?.incidentId ?? "none";
    const before = await incident(id);
    const resolved = await read(Incident, `/incidents/${id}`, { method: "PATCH", body: { status: "resolved" } });
    expect(resolved.resolvedAt).not.toBeNull();
    expect(problemOf(await patch(id, { status: "mitigating" }), 409, "illegal_transition").legal).toEqual(["open"]);

    const again = await queueToEnd({ repo: "samples/testfail" });

    const reopened = await eventually(
      () => incident(id),
      ({ status }) => status === "open",
    );
    expect(reopened).toMatchObject({ id, resolvedAt: null, reopened: before.reopened + 1, openedAt: before.openedAt });
    expect(reopened.impact.runs).toBe(before.impact.runs + 1);
    expect(reopened.timeline.filter(({ kind }) => kind === "reopened").at(-1)).toMatchObject({ runId: again.id });
    const { items } = await read(pageOf(Incident), "/incidents?repo=samples/testfail&limit=100");
    expect(items.filter(({ clusterId }) => clusterId === reopened.clusterId).map((one) => one.id)).toEqual([id]);
  });
});

describe("flaky", () => {
  it("proves a test flaky by one commit on which it both passed and failed", async () => {
    const runs = await demo("flaky");
    const { commit } = first(runs);
    const idsOf = (wanted: string) => runs.filter(({ conclusion }) => conclusion === wanted).map(({ id }) => id);
    expect(commit).toMatch(/^[0-9a-f]{40}$/);

    const { items } = await read(pageOf(FlakyTest), "/flaky-tests?repo=samples/flaky&verdict=flaky&limit=100");
    const evidence = items.flatMap((test) => test.evidence.commits).find((one) => one.commit === commit);

    expect(evidence?.passedRunIds.toSorted()).toEqual(idsOf("success").toSorted());
    expect(evidence?.failedRunIds.toSorted()).toEqual(idsOf("failure").toSorted());
  });
});

describe("timeout", () => {
  it("ends the step that overran, says so in its log, and skips the rest", async () => {
    const one = first(await demo("timeout"));

    expect(one.steps.map(({ conclusion }) => conclusion)).toEqual(["success", "timed_out", "skipped"]);
    expect(first(one.failures)).toMatchObject({ category: "timeout", step: 2, test: null });
    const { line, text } = first(first(one.failures).evidence);
    const log = (await ask(`/runs/${one.id}/steps/2/log`)).text;
    expect(log.split("\n")[line - 1]).toContain(text);
    expect(log).toMatch(/timed out|timeout/i);
  });
});

describe("dns", () => {
  it("puts a name that does not resolve down to the network", async () => {
    const one = first(await demo("dns"));

    expect(first(one.failures)).toMatchObject({ category: "network", step: 2 });
    expect(first(first(one.failures).evidence).text).toContain("rates.currency-desk.invalid");
  });
});

describe("disk", () => {
  it("puts a write without space down to the disk", async () => {
    const one = first(await demo("disk"));

    expect(first(one.failures)).toMatchObject({ category: "disk", step: 2 });
    expect(first(first(one.failures).evidence).text).toMatch(/ENOSPC|no space left/i);
  });
});

describe("deployments", () => {
  it("run and end by themselves, and tell of a slow one and of one that was rolled back", async () => {
    const api = openDeliveryApi(openCall(system().apiUrl, system().token));
    const told: string[] = [];
    expect(await playDeployments(api, (line) => told.push(line)), told.join("\n")).toEqual([]);
  });
});

describe("release", () => {
  /** LocalStack takes twice as long as the other emulator. */
  const WITHIN_MS = 240_000;

  it("goes through to production, another is blocked and mended, and one is rolled back", { timeout: WITHIN_MS }, async () => {
    const told: string[] = [];
    const { api: approver } = await somebody();
    const demo = { author: author(), approver, urls: system(), tell: (line: string) => void told.push(line) };
    expect(await playReleases(demo), told.join("\n")).toEqual([]);
  });
});
