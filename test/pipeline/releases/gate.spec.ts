import { beforeEach, describe, expect, it } from "vitest";
import { GateDecided } from "../../../lambdas/contract/release-message.ts";
import { THRESHOLDS } from "../../../lambdas/domain/releases/thresholds.ts";
import { putIncident } from "../../../lambdas/store/incidents.ts";
import { anIncident } from "../../domain/incidents/factories.ts";
import { aCheck, goodChecks, Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(() => {
  system = new Releases();
});

const decided = async (overrides: object = {}) => {
  const { id } = await system.requested(overrides);
  await system.settle();
  return system.detail(id);
};
const broken = aCheck({
  id: "probe",
  area: "infrastructure",
  title: "Probes reach the port",
  critical: true,
  result: "fail",
  reason: "port 81",
});

describe("the gate's decision", () => {
  it("is an event with model, scores, the thresholds' version, reasons and the hash of every file", async () => {
    const { id, gate, artifacts } = await decided();

    expect(system.decisions).toEqual([
      {
        type: "gate.decided",
        id: `${id}-1`,
        releaseId: id,
        model: "churn_predictor_v2:2.1.0",
        service: "churn_predictor_v2",
        build: 1,
        decision: "APPROVED",
        ready: "READY",
        overall: 1,
        scores: { requirements: 1, pipeline: 1, infrastructure: 1, monitoring: 1 },
        thresholdsVersion: THRESHOLDS.version,
        reasons: [],
        changes: [],
        artifactHashes: Object.fromEntries(artifacts.map(({ path, sha256 }) => [path, sha256])),
        decidedAt: gate?.decidedAt,
      },
    ]);
    expect(GateDecided.safeParse(system.decisions[0]).success).toBe(true);
    expect(artifacts.length).toBeGreaterThan(50);
  });

  it("blocks for a critical check that fails, and says which", async () => {
    system.look = async () => [...goodChecks(), broken];
    const { status, reason, gate, readiness, legal } = await decided();

    expect(status).toBe("blocked");
    expect(reason).toBe("BLOCKED: infrastructure: Probes reach the port (critical): port 81");
    expect(gate).toMatchObject({ decision: "BLOCKED", ready: "READY" });
    expect(readiness?.checks).toContainEqual(broken);
    expect(legal).toEqual(["cancel"]);
    expect(system.decisions).toMatchObject([{ decision: "BLOCKED", reasons: gate?.reasons }]);
  });

  it("is told again with the same id and words when its message comes again, and decided once", async () => {
    const { id, revision } = await decided();
    system.send("checks", { type: "release.checks", releaseId: id, build: 1, cause: "again", traceparent: "none" });
    await system.settle();

    expect(system.decisions).toHaveLength(2);
    expect(system.decisions[1]).toEqual(system.decisions[0]);
    expect((await system.release(id)).revision).toBe(revision);
  });

  it("is told with the same id after the release went on, and never for a build that was not decided", async () => {
    const { id } = await decided();
    const files = await system.request("PUT", `/releases/${id}/artifacts/Dockerfile`, "FROM scratch\n");
    expect(files.status).toBe(202);
    const old = { type: "release.checks", releaseId: id, build: 1, cause: "again", traceparent: "none" };
    await system.act(id, "cancel");
    system.send("checks", old);
    system.send("checks", { ...old, build: 2 });
    await system.settle();

    expect(system.decisions.map((event) => event.id)).toEqual([`${id}-1`]);
  });

  it("counts live evidence beside the files: an open incident of the repository blocks", async () => {
    const impact = { ...anIncident().impact, repos: ["acme/churn"] };
    await putIncident(system.stores.incidents, {
      before: null,
      after: anIncident({ id: "01K9ZZZZZZZZZZZZZZZZZZZZZZ", impact, openedAt: "2026-11-20T08:00:00.000Z" }),
      entries: [],
    });
    const { status, gate, readiness } = await decided({ repo: "acme/churn" });

    expect(status).toBe("blocked");
    expect(gate?.reasons).toContainEqual(expect.stringMatching(/^monitoring: .*\(critical\): 1 open: /));
    expect(readiness?.checks.filter(({ id }) => id.startsWith("live-")).map(({ id, result }) => [id, result])).toEqual([
      ["live-incidents", "fail"],
      ["live-success-rate", "not-applicable"],
      ["live-change-fail-rate", "not-applicable"],
      ["live-flaky-share", "not-applicable"],
    ]);
  });

  it("looks at every file of the package, as it stands", async () => {
    let seen: ReadonlyMap<string, string> = new Map();
    system.look = async (files) => {
      seen = files;
      return goodChecks();
    };
    const { artifacts } = await decided();

    expect([...seen.keys()].toSorted()).toEqual(artifacts.map(({ path }) => path).toSorted());
    for (const { path, characters } of artifacts) expect(seen.get(path)?.length).toBe(characters);
  });

  it("waits for a person: nothing is promoted, and nothing is due", async () => {
    const { status, dueAt } = await decided();
    await system.pass(100_000);
    await system.sweep();

    expect({ status, dueAt }).toEqual({ status: "approved", dueAt: null });
    expect(system.memory.items(system.stores.deployments.name)).toEqual([]);
  });
});
