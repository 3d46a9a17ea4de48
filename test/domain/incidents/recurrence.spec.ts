import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentSummary } from "../../../lambdas/contract/incident.ts";
import { type IncidentDecision, recur } from "../../../lambdas/domain/incidents/recurrence.ts";
import type { ClusterSeen } from "../../../lambdas/domain/incidents/seen.ts";
import { anIncident, hour, POLICY, seenAt } from "./factories.ts";

const updateOf = (decision: IncidentDecision) => {
  if (decision.kind === "none") throw new Error("nothing was decided");
  return decision;
};

describe("a cluster without an incident", () => {
  it("has none below the threshold", () => {
    expect(recur(null, seenAt(1), 2, POLICY, "new", [seenAt(0)])).toEqual({ kind: "none" });
  });

  it("opens one with the run that reaches the threshold, and gathers the runs before it", () => {
    const earlier = [seenAt(0, { tests: ["b"], commit: "f1f1f1f1f1f1" }), seenAt(1, { repo: "acme/api", tests: ["a"] })];
    const { kind, incident, entries } = updateOf(recur(null, seenAt(2, { tests: [] }), 3, POLICY, "new", earlier));
    expect(kind).toBe("open");
    expect(incident).toMatchObject({
      id: "new",
      clusterId: "c1",
      status: "open",
      openedAt: hour(2),
      lastSeenAt: hour(2),
      resolvedAt: null,
      reopened: 0,
    });
    expect(incident.impact).toEqual({ runs: 3, repos: ["acme/api", "acme/shop"], tests: ["a", "b"], minutes: 3 });
    expect(incident.suspectedCause).toMatchObject({ runId: "run-at-0", commit: "f1f1f1f1f1f1", repo: "acme/shop" });
    expect(entries.map(({ at, kind, runId }) => [at, kind, runId])).toEqual([
      [hour(0), "run", "run-at-0"],
      [hour(1), "run", "run-at-1"],
      [hour(2), "run", "run-at-2"],
      [hour(2), "opened", null],
    ]);
  });

  it("puts tests and commit into the timeline, or the error where no test is named", () => {
    const seen = seenAt(2, { tests: ["d", "c", "b", "a"] });
    const { entries } = updateOf(recur(null, seen, 3, POLICY, "new", [seenAt(0, { tests: [] }), seenAt(1)]));
    expect(entries.map(({ text }) => text)).toEqual([
      "acme/shop main 0123456789: AssertionError: total differs",
      "acme/shop main 0123456789: cart > adds",
      "acme/shop main 0123456789: a, b, c and 1 more",
      'Opened: 3 runs within 24 h failed with "AssertionError: total differs"',
    ]);
  });

  it("does not count a run twice that the caller has among the earlier ones already", () => {
    expect(recur(null, seenAt(2), 2, POLICY, "new", [seenAt(0), seenAt(2)]).kind).toBe("none");
    const { incident } = updateOf(recur(null, seenAt(2), 3, POLICY, "new", [seenAt(0), seenAt(1), seenAt(2)]));
    expect(incident.impact.runs).toBe(3);
  });

  it("leaves runs out that are older than the window", () => {
    const { incident } = updateOf(recur(null, seenAt(30), 3, POLICY, "new", [seenAt(4), seenAt(6), seenAt(29)]));
    expect(incident.impact.runs).toBe(3);
    expect(incident.suspectedCause?.runId).toBe("run-at-6");
  });

  it("goes by the policy it is given", () => {
    expect(recur(null, seenAt(0), 1, { ...POLICY, runs: 1 }, "new").kind).toBe("open");
    expect(recur(null, seenAt(2), 2, { ...POLICY, windowHours: 1 }, "new", [seenAt(0), seenAt(1)]).kind).toBe("none");
  });
});

describe("a cluster with an incident", () => {
  it.each(["open", "mitigating"] as const)("adds the run to it while it is %s", (status) => {
    const { kind, incident, entries } = updateOf(recur(anIncident({ status }), seenAt(90), 1, POLICY, "new"));
    expect({ kind, id: incident.id, status: incident.status }).toEqual({ kind: "append", id: "i1", status });
    expect(incident).toMatchObject({ lastSeenAt: hour(90), openedAt: hour(2), impact: { runs: 4, minutes: 4 } });
    expect(entries).toHaveLength(1);
  });

  const resolved = anIncident({ status: "resolved", resolvedAt: hour(10) });

  it("opens it again within a day of its end", () => {
    const { kind, incident, entries } = updateOf(recur(resolved, seenAt(34), 1, POLICY, "new"));
    expect(kind).toBe("reopen");
    expect(incident).toMatchObject({ id: "i1", status: "open", resolvedAt: null, reopened: 1, lastSeenAt: hour(34), impact: { runs: 4 } });
    expect(entries.map((entry) => entry.kind)).toEqual(["run", "reopened"]);
  });

  it("adds a late run from before its end without opening it", () => {
    const { kind, incident } = updateOf(recur(resolved, seenAt(9), 1, POLICY, "new"));
    expect(kind).toBe("append");
    expect(incident).toMatchObject({ status: "resolved", resolvedAt: hour(10), impact: { runs: 4 } });
  });

  it("needs the threshold again when more than a day has passed", () => {
    expect(recur(resolved, seenAt(34.1), 2, POLICY, "new").kind).toBe("none");
    const { kind, incident } = updateOf(recur(resolved, seenAt(36), 3, POLICY, "new", [seenAt(34.5), seenAt(35)]));
    expect({ kind, id: incident.id, runs: incident.impact.runs }).toEqual({ kind: "open", id: "new", runs: 3 });
  });

  it("does not count the runs of the old incident towards a new one", () => {
    const long = { ...POLICY, windowHours: 24 * 7 };
    expect(recur(resolved, seenAt(60), 4, long, "new", [seenAt(0), seenAt(1), seenAt(2)]).kind).toBe("none");
    const { incident } = updateOf(recur(resolved, seenAt(62), 6, long, "new", [seenAt(0), seenAt(1), seenAt(2), seenAt(60), seenAt(61)]));
    expect(incident).toMatchObject({ id: "new", openedAt: hour(62), suspectedCause: { runId: "run-at-60" }, impact: { runs: 3 } });
  });

  it("does not take an incident back to the runs of the one before it", () => {
    const long = { ...POLICY, windowHours: 24 * 7 };
    const old = [seenAt(0), seenAt(1), seenAt(2)];
    const opened = updateOf(recur(resolved, seenAt(62), 6, long, "new", [...old, seenAt(60), seenAt(61)])).incident;
    expect(opened.previousEndedAt).toBe(hour(10));
    expect(recur(opened, seenAt(9), 4, long, "newer", old)).toEqual({ kind: "none" });
    const { incident } = updateOf(recur(opened, seenAt(61.5), 6, long, "newer", [...old, seenAt(60), seenAt(61), seenAt(62)]));
    expect(incident).toMatchObject({ openedAt: hour(61.5), suspectedCause: { runId: "run-at-60" }, impact: { runs: 4 } });
  });

  it("moves the suspicion to an earlier run that comes late", () => {
    const current = anIncident({ suspectedCause: { text: "", repo: "acme/shop", commit: "abc", runId: "run-at-1", at: hour(1) } });
    expect(updateOf(recur(current, seenAt(0.5), 4, POLICY, "new")).incident.suspectedCause).toMatchObject({
      runId: "run-at-0.5",
      at: hour(0.5),
    });
    expect(updateOf(recur(current, seenAt(1.5), 4, POLICY, "new")).incident.suspectedCause).toEqual(current.suspectedCause);
  });
});

describe("its impact", () => {
  it("keeps the first fifty names, whatever the order they come in", () => {
    const names = Array.from({ length: 80 }, (_, index) => `test ${String(index).padStart(2, "0")}`);
    const current = anIncident({ impact: { runs: 1, repos: ["z/z"], tests: names.slice(40), minutes: 0 } });
    const { incident } = updateOf(recur(current, seenAt(3, { tests: names.slice(0, 40), durationSeconds: null }), 4, POLICY, "new"));
    expect(incident.impact).toMatchObject({ tests: names.slice(0, 50), repos: ["acme/shop", "z/z"], minutes: 0 });
  });
});

describe("order", () => {
  /** What the stream's handler does: a marker a run and cluster, the known runs around, one incident. */
  function play(events: readonly ClusterSeen[], windowHours: number): IncidentSummary | null {
    const known = new Map<string, ClusterSeen>();
    let current: IncidentSummary | null = null;
    for (const seen of events) {
      if (known.has(seen.runId)) continue;
      const others = [...known.values()];
      const since = Date.parse(seen.at) - windowHours * 3_600_000;
      const recent = others.filter(({ at }) => Date.parse(at) >= since && at <= seen.at).length + 1;
      const around = others.filter(({ at }) => Date.parse(at) >= since);
      known.set(seen.runId, seen);
      const decision: IncidentDecision = recur(current, seen, recent, { ...POLICY, windowHours }, "i1", around);
      if (decision.kind !== "none") current = decision.incident;
    }
    return current;
  }

  const event = (hours: number, index: number, names: readonly string[], seconds: number) =>
    seenAt(hours, {
      runId: `run-${index}`,
      repo: `acme/${names[0] ?? "shop"}`,
      commit: `${index}`.repeat(40).slice(0, 40),
      tests: [...names],
      durationSeconds: seconds,
    });

  const details = fc.record({
    gap: fc.integer({ min: 0, max: 50 }),
    names: fc.subarray(["a", "b", "c", "d"]),
    seconds: fc.double({ min: 0, max: 900, noNaN: true }),
  });

  /** Runs of a cluster, up to two days apart. */
  const events = fc.array(details, { minLength: 1, maxLength: 9 }).map((all) => {
    let hours = 0;
    return all.map(({ gap, names, seconds }, index) => {
      hours += gap;
      return event(hours, index, names, seconds);
    });
  });

  it("of runs, and runs delivered twice, changes neither impact, opening nor suspicion", () => {
    fc.assert(
      fc.property(
        events.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length }))),
        fc.constantFrom(6, 24, 72, 240),
        ([inOrder, shuffled], windowHours) => {
          expect(play(shuffled, windowHours)).toEqual(play(inOrder, windowHours));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is not needed for an incident to open at all", () => {
    expect(play([seenAt(2), seenAt(1), seenAt(0)], 24)).toMatchObject({ openedAt: hour(2), impact: { runs: 3 } });
  });
});
