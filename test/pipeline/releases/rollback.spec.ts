import { beforeEach, describe, expect, it } from "vitest";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { getDeployment, markFailed } from "../../../lambdas/store/deployments.ts";
import { listUnresolved, readTimeline } from "../../../lambdas/store/incidents.ts";
import { getPlace } from "../../../lambdas/store/releases/places.ts";
import { dies } from "../../support/dies.ts";
import { DEPLOYER } from "../../support/release-outside.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
let first: Release;
beforeEach(async () => {
  system = new Releases();
  await system.given();
  first = await system.brought("completed", { version: "2.0.0" });
});

const second = (until: Release["status"] = "completed", version = "2.1.0") => system.brought(until, { version });
const rollBack = async (id: string, who = "reviewer") => {
  const answer = await system.act(id, "rollback", { reason: "orders get lost" }, who);
  await system.pass(30);
  return answer;
};
const productionOf = (environment = "production") => getPlace(system.stores.releases, "churn_predictor_v2", environment);
const deploymentOf = async (id = "") => {
  const found = await getDeployment(system.stores.deployments, id);
  if (!found) throw new Error("no deployment");
  return found;
};
const incidents = () => listUnresolved(system.stores.incidents);

describe("a rollback by a person", () => {
  it("brings the last verified version back, by a deployment that names what it takes back", async () => {
    const { id, promotions } = await second();
    expect((await rollBack(id)).status).toBe(200);
    const { status, rollback, reason } = await system.release(id);
    const taken = promotions.at(-1)?.deploymentId;

    expect(status).toBe("rolled_back");
    expect(reason).toBe("production runs 2.0.0 again: orders get lost");
    expect(rollback).toMatchObject({
      environment: "production",
      cause: "person",
      by: "reviewer",
      rollbackOf: taken,
      to: { releaseId: first.id },
    });
    expect(await deploymentOf(rollback?.deploymentId)).toMatchObject({
      status: "success",
      rollbackOf: taken,
      version: "2.0.0",
      releaseId: first.id,
      source: "release",
      deployedBy: "reviewer",
    });
    expect(await productionOf()).toMatchObject({
      occupiedBy: null,
      current: { releaseId: first.id, deploymentId: rollback?.deploymentId },
      verified: [{ releaseId: first.id }],
    });
  });

  it("moves the one that is taken back from success to rolled_back, and opens one incident that says why", async () => {
    const { id, promotions } = await second();
    await rollBack(id);
    const taken = await deploymentOf(promotions.at(-1)?.deploymentId);
    const { rollback } = await system.release(id);

    expect(taken).toMatchObject({ status: "rolled_back", rolledBackBy: rollback?.deploymentId, reason: "orders get lost" });
    const open = await incidents();
    expect(open).toMatchObject([
      { title: "churn_predictor_v2 2.1.0 rolled back in production", releaseId: id, deploymentId: taken.id, service: "churn_predictor_v2" },
    ]);
    const texts = (await readTimeline(system.stores.incidents, open[0]?.id ?? "")).map(({ text }) => text);
    expect(texts.join("\n")).toContain("orders get lost");
  });

  it("needs a reason, and a version to return to", async () => {
    const { id } = await second();
    const without = await system.act(id, "rollback", {}, "reviewer");
    expect(without.status).toBe(400);
    expect(await without.json()).toMatchObject({ errors: [{ field: "reason", reason: "is required" }] });

    const answer = await system.act(first.id, "rollback", { reason: "no" });
    expect(answer.status).toBe(409);
    await rollBack(id);
    const nothing = await system.act(first.id, "rollback", { reason: "both are bad" });
    expect(nothing.status).toBe(409);
    expect(await nothing.json()).toMatchObject({ code: "nothing_to_return_to", detail: expect.stringContaining("production") });
    expect((await system.release(first.id)).status).toBe("completed");
  });

  it("is of what runs: a release that was followed by another is not taken back", async () => {
    const { id } = await second();
    const answer = await system.act(first.id, "rollback", { reason: "no" });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "release_state", detail: expect.stringContaining(`runs release ${id}`) });
  });

  it("waits while another release has the environment", async () => {
    const { id } = await second();
    const third = await system.brought("awaiting_review", { version: "2.3.0", environments: ["production"] });
    await system.act(third.id, "approve", { reason: "go" }, "reviewer");
    const answer = await system.act(id, "rollback", { reason: "no" });

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "environment_occupied", detail: expect.stringContaining(third.id) });
  });

  it("is possible twice in a row: from the third version to the second, and on to the first", async () => {
    const middle = await second();
    const last = await second("completed", "2.2.0");
    await rollBack(last.id);
    expect((await productionOf()).current?.releaseId).toBe(middle.id);
    await rollBack(middle.id);

    expect((await productionOf()).current?.releaseId).toBe(first.id);
    expect((await system.release(middle.id)).status).toBe("rolled_back");
    expect(await incidents()).toHaveLength(2);
  });

  it.each(["verifying", "halted"] as const)("is possible while it is %s", async (status) => {
    if (status === "halted") system.outside.health = () => "silent";
    const { id } = await second(status);
    await rollBack(id);

    expect(await system.release(id)).toMatchObject({ status: "rolled_back", promotions: [{ environment: "dev", status: "rolled_back" }] });
    expect((await productionOf("dev")).current?.releaseId).toBe(first.id);
  });

  it("of one that waits for its review takes back what it has so far, and ends the review", async () => {
    const { id } = await second("awaiting_review");
    await rollBack(id);
    const { status, trace } = await system.detail(id);

    expect(status).toBe("rolled_back");
    expect((await productionOf("staging")).current?.releaseId).toBe(first.id);
    expect(trace.spans.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect((await system.act(id, "approve", { reason: "late" }, "reviewer")).status).toBe(409);
  });

  it("of one that is being deployed ends that deployment, and counts no success", async () => {
    await system.given({ deployUrl: DEPLOYER });
    const { id, promotions } = await second("promoting");
    await system.settle();
    await rollBack(id);
    const [deploy, back] = system.outside.requests();

    expect(await deploymentOf(promotions[0]?.deploymentId)).toMatchObject({ status: "rolled_back", rolledBackAt: null });
    expect(back).toMatchObject({ type: "rollback", rollbackOf: deploy?.deploymentId, version: "2.0.0", releaseId: id });
    expect(back?.archive).toEqual({ method: "GET", path: `/releases/${first.id}/archive` });
    await system.request("PATCH", `/deployments/${back?.deploymentId}`, { status: "success" });
    await system.settle();
    expect((await system.release(id)).status).toBe("rolled_back");
  });

  it("of one whose deployer was not even asked ends at once too, with nothing left running", async () => {
    const { id, promotions } = await second("promoting");
    await rollBack(id);

    expect((await system.release(id)).status).toBe("rolled_back");
    expect(await deploymentOf(promotions[0]?.deploymentId)).toMatchObject({ status: "cancelled" });
    expect((await (await system.request("GET", "/deployments/running")).json()).items).toEqual([]);
    expect((await productionOf("dev")).occupiedBy).toBeNull();
  });
});

describe("what is returned to", () => {
  it("is never an unhealthy version: one with a failure is skipped", async () => {
    const middle = await second();
    const last = await second("completed", "2.2.0");
    const failure = { kind: "incident" as const, by: "01K9ZZZZZZZZZZZZZZZZZZZZZZ", at: system.now() };
    await markFailed(system.stores.deployments, middle.promotions.at(-1)?.deploymentId ?? "", failure);
    await rollBack(last.id);

    expect((await system.release(last.id)).rollback?.to).toMatchObject({ releaseId: first.id, version: "2.0.0" });
  });

  it("is never a version that was deployed and not verified", async () => {
    system.outside.health = (environment) => (environment === "production" ? "silent" : "good");
    const halted = await second("halted");
    await system.act(halted.id, "cancel", { reason: "nobody uses it" });
    system.outside.health = () => "good";
    const last = await second("completed", "2.2.0");
    await rollBack(last.id);

    expect((await system.release(last.id)).rollback?.to.releaseId).toBe(first.id);
  });

  it("is nothing where every version before has a failure", async () => {
    const { id } = await second();
    const failure = { kind: "incident" as const, by: "01K9ZZZZZZZZZZZZZZZZZZZZZZ", at: system.now() };
    await markFailed(system.stores.deployments, first.promotions.at(-1)?.deploymentId ?? "", failure);
    const answer = await system.act(id, "rollback", { reason: "no" });

    expect(await answer.json()).toMatchObject({ code: "nothing_to_return_to" });
  });
});

describe("a rollback whose deployer", () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await second());
    await system.given({ deployUrl: DEPLOYER, deploySeconds: 300 });
  });

  it("refuses has failed, with its words, and opens an incident: the bad version still runs", async () => {
    system.outside.deployer = () => ({ status: 403, text: "not in office hours" });
    await rollBack(id);
    const { status, reason, promotions } = await system.release(id);

    expect(status).toBe("failed");
    expect(reason).toBe("the rollback of production failed: the deployer refused: The deployer answered 403: not in office hours");
    expect(await deploymentOf(promotions.at(-1)?.deploymentId)).toMatchObject({ status: "success" });
    expect(await productionOf()).toMatchObject({ occupiedBy: null, current: { releaseId: id } });
    expect(await incidents()).toMatchObject([
      {
        title: "Rollback of churn_predictor_v2 to 2.0.0 failed in production",
        status: "open",
        releaseId: id,
        deploymentId: promotions.at(-1)?.deploymentId,
      },
    ]);
  });

  it("tells a failure has failed, and opens one incident however often that is told", async () => {
    await rollBack(id);
    await system.request("PATCH", `/deployments/${system.outside.requests()[0]?.deploymentId}`, { status: "failed" });
    const told = [...system.memory.changes];
    await system.settle();
    for (const body of told) await system.deliver({ queue: "changes", body });
    await system.settle();

    expect((await system.release(id)).status).toBe("failed");
    expect(await incidents()).toHaveLength(1);
  });

  it.each([
    [{ status: "failed", reason: "the cluster is full" }, "the cluster is full", "ended as failed. the cluster is full"],
    [{ status: "failed" }, "it ended as failed", "ended as failed. No reason was given."],
  ])("tells %o has release and incident quote that, not why the rollback began", async (end, told, opened) => {
    await rollBack(id);
    await system.request("PATCH", `/deployments/${system.outside.requests()[0]?.deploymentId}`, end);
    await system.settle();

    expect((await system.release(id)).reason).toBe(`the rollback of production failed: ${told}`);
    const [incident] = await incidents();
    const texts = (await readTimeline(system.stores.incidents, incident?.id ?? "")).map(({ text }) => text);
    expect(texts.join("\n")).toContain(opened);
    expect(texts.join("\n")).not.toContain("orders get lost");
  });

  it("never answers has failed at its deadline, and opens an incident", async () => {
    system.outside.deployer = () => "unreachable";
    await rollBack(id);
    expect((await system.release(id)).status).toBe("rolling_back");
    await system.pass(300);
    await system.sweep();

    expect((await system.release(id)).status).toBe("failed");
    expect(await incidents()).toHaveLength(1);
  });

  it("answers late goes on, with the reason that it had", async () => {
    system.outside.deployer = () => "unreachable";
    await rollBack(id);
    expect((await system.release(id)).reason).toContain("cannot be reached");
    system.outside.deployer = () => ({ status: 200, text: "" });
    await system.pass(30);
    expect((await system.release(id)).reason).toBe("rolling back production to 2.0.0: orders get lost");
  });
});

describe("a rollback that crashes", () => {
  it("comes to the same end wherever the process dies, with one deployment, one incident and one move of what is taken back", async () => {
    const through = async (nth: number) => {
      const one = new Releases();
      await one.given();
      await one.brought("completed", { version: "2.0.0" });
      const { id } = await one.brought("completed");
      await one.act(id, "rollback", { reason: "orders get lost" });
      const effects = dies(one, nth);
      for (let minutes = 0; minutes < 5; minutes++) {
        await one.pass(60);
        await one.sweep().catch(() => {});
      }
      const { status, rollback } = await one.release(id);
      const taken = await getDeployment(one.stores.deployments, rollback?.rollbackOf ?? "");
      const backs = one.memory.items(one.stores.deployments.name).filter(({ rollbackOf }) => typeof rollbackOf === "string");
      const { length } = await listUnresolved(one.stores.incidents);
      return { effects: effects(), end: { status, taken: taken?.status, backs: backs.map((back) => back.status), incidents: length } };
    };
    const { effects, end } = await through(-1);
    expect(end).toEqual({ status: "rolled_back", taken: "rolled_back", backs: ["success"], incidents: 1 });
    for (let nth = 1; nth <= effects; nth += 1) expect((await through(nth)).end, `died before effect ${nth}`).toEqual(end);
  });
});

describe("what runs on though it is bad", () => {
  it("after a rollback that failed, can be taken back again, and is nothing to return to", async () => {
    const { id } = await second();
    await system.given({ deployUrl: DEPLOYER });
    system.outside.deployer = () => ({ status: 400, text: "" });
    await rollBack(id);
    expect((await system.release(id)).status).toBe("failed");
    expect((await productionOf()).verified.map(({ releaseId }) => releaseId)).toEqual([first.id]);

    await system.given({ deployUrl: null });
    expect((await rollBack(id)).status).toBe(200);
    expect(await system.release(id)).toMatchObject({ status: "rolled_back", rollback: { to: { releaseId: first.id } } });
  });

  it("is not taken back over a deployment that no release made", async () => {
    const { id } = await second();
    const deployment = { service: "churn_predictor_v2", environment: "production", commit: "abcdef0" };
    const { id: hotfix } = await (await system.request("POST", "/deployments", deployment)).json();
    await system.request("PATCH", `/deployments/${hotfix}`, { status: "success" });
    const answer = await rollBack(id);

    expect(answer.status).toBe(409);
    expect((await answer.json()).detail).toContain(`deployment ${hotfix}, which is no release's`);
    expect((await system.release(id)).status).toBe("completed");
  });

  it("with nothing to return to, counts as failed and opens one incident that says so", async () => {
    system.outside.health = (environment) => (environment === "production" ? "bad" : "good");
    const { id, promotions } = await system.brought("failed", { name: "brand-new" });

    expect((await deploymentOf(promotions.at(-1)?.deploymentId)).failure).toMatchObject({ kind: "verification", by: id });
    expect(await incidents()).toMatchObject([
      { title: expect.stringContaining("is bad in production, with nothing to return to"), releaseId: id },
    ]);
  });
});
