import { beforeEach, describe, expect, it } from "vitest";
import type { Deployment } from "../../../lambdas/contract/deployment.ts";
import { spanIdOf } from "../../../lambdas/domain/releases/trace/traceparent.ts";
import { SIGNATURE_HEADER, verify } from "../../../lambdas/sources/deployer/signature.ts";
import { deploymentOf, getDeployment } from "../../../lambdas/store/deployments.ts";
import { getPlace } from "../../../lambdas/store/releases/places.ts";
import { dies } from "../../support/dies.ts";
import { DEPLOYER } from "../../support/release-outside.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(async () => {
  system = new Releases();
  await system.given();
});

const deployments = (): Deployment[] =>
  system.memory
    .items(system.stores.deployments.name)
    .filter(({ pk, status }) => String(pk).startsWith("DEPLOYMENT#") && status !== undefined)
    .map(deploymentOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
const finish = (id: string, status = "success") => system.request("PATCH", `/deployments/${id}`, { status });
/** As a deployer that takes its time: it ends what it was asked for last. */
const deployerEnds = async (status = "success"): Promise<void> => {
  await finish(system.outside.requests().at(-1)?.deploymentId ?? "", status);
  await system.settle();
};
const placeOf = (environment: string) => getPlace(system.stores.releases, "churn_predictor_v2", environment);

describe("a release", () => {
  it("goes from dev to staging by itself, once verified, and waits for a review before production", async () => {
    const { id, promotions, review } = await system.brought("awaiting_review");

    expect(promotions.map(({ environment, status, startedBy }) => [environment, status, startedBy])).toEqual([
      ["dev", "verified", "writer"],
      ["staging", "verified", "bellwether"],
    ]);
    expect(review).toMatchObject({ environment: "production", decision: null });
    await system.pass(3_600);
    await system.sweep();
    expect((await system.release(id)).status).toBe("awaiting_review");
    expect(deployments().map(({ environment }) => environment)).toEqual(["dev", "staging"]);
  });

  it("is complete once it is approved, deployed and verified in production", async () => {
    const { id, promotions, endedAt, dueAt } = await system.brought("completed");

    expect(promotions.map(({ environment, status }) => [environment, status])).toEqual([
      ["dev", "verified"],
      ["staging", "verified"],
      ["production", "verified"],
    ]);
    expect(endedAt).not.toBeNull();
    expect(dueAt).toBeNull();
    expect(await placeOf("production")).toMatchObject({ occupiedBy: null, current: { releaseId: id }, verified: [{ releaseId: id }] });
    expect(system.waiting).toEqual([]);
    expect(system.thrown).toEqual([]);
  });

  it("is a deployment of each environment, which runs first and says whose and why", async () => {
    const { id } = await system.brought("promoting");
    await system.settle();
    const [running] = deployments();
    expect(running).toMatchObject({ environment: "dev", status: "running", releaseId: id, source: "release", deployedBy: "writer" });
    expect(running?.reason).toBe(`Promotion of release ${id} to dev, attempt 1: promoted by writer`);

    await system.brought("completed").catch(() => null);
    await system.pass(300);
    expect(deployments().map(({ status }) => status)).not.toContain("running");
  });

  it("of one environment goes to the review at once: nothing reaches production without one", async () => {
    const { id } = await system.requested({ environments: ["production"] });
    await system.settle();
    await system.act(id, "promote");
    const { status, promotions, review } = await system.release(id);

    expect({ status, promotions }).toEqual({ status: "awaiting_review", promotions: [] });
    expect(review?.environment).toBe("production");
    expect(await (await system.act(id, "approve", { reason: "fine" }, "reviewer")).json()).toMatchObject({ status: "promoting" });
    await system.pass(300);
    expect((await system.release(id)).status).toBe("completed");
  });

  it("that the gate blocked is not promoted", async () => {
    system.look = async () => [];
    const { id } = await system.requested();
    await system.settle();
    const answer = await system.act(id, "promote");

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "release_state", legal: ["cancel"] });
  });

  it("comes to the same end wherever the process dies while it is promoted and verified", async () => {
    const through = async (nth: number) => {
      const one = new Releases();
      await one.given();
      const { id } = await one.requested();
      await one.settle();
      await one.act(id, "promote");
      const effects = dies(one, nth);
      for (let minutes = 0; minutes < 12; minutes++) {
        await one.pass(60);
        one.fault = minutes > 6 ? () => {} : one.fault;
        await one.sweep().catch(() => {});
      }
      const { status, promotions, review } = await one.release(id);
      const of = promotions.map(({ environment, status }) => [environment, status]);
      const rows = one.memory.items(one.stores.deployments.name).filter(({ pk, source }) => String(pk).startsWith("DEPLOYMENT#") && source);
      return { effects: effects(), end: { status, of, review: review?.environment, deployments: rows.map((row) => row.status) } };
    };
    const { effects, end } = await through(-1);
    expect(end).toMatchObject({ status: "awaiting_review", deployments: ["success", "success"] });
    for (let nth = 1; nth <= effects; nth += 1) expect((await through(nth)).end, `died before effect ${nth}`).toEqual(end);
  });
});

describe("two releases of a service", () => {
  it("have an environment one after the other: a person is told that it is taken", async () => {
    const first = await system.brought("promoting");
    const { id } = await system.requested({ version: "2.2.0" });
    await system.settle();
    const answer = await system.act(id, "promote");

    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ code: "environment_occupied", detail: expect.stringContaining(first.id) });
    expect((await system.release(id)).status).toBe("approved");
  });

  it("that are promoted at the same time are not both: one is told to look again", async () => {
    await system.brought("completed", { version: "2.0.0" });
    const [one, other] = [await system.requested(), await system.requested({ version: "2.2.0" })];
    await system.settle();
    const answers = await Promise.all([one, other].map(({ id }) => system.act(id, "promote")));

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const statuses = await Promise.all([one, other].map(async ({ id }) => (await system.release(id)).status));
    expect(statuses.toSorted()).toEqual(["approved", "promoting"]);
  });

  it("wait for each other where the next environment is taken, and go on when it is free", async () => {
    system.outside.health = (environment) => (environment === "staging" ? "silent" : "good");
    const first = await system.brought("halted");
    const { id } = await system.requested({ version: "2.2.0" });
    await system.settle();
    await system.act(id, "promote");
    await system.pass(300);
    const waiting = await system.release(id);
    expect(waiting).toMatchObject({ status: "verifying", reason: `verified in dev; waits for staging, where release ${first.id} is` });
    expect(waiting.promotions).toHaveLength(1);
    expect(waiting.promotions[0]?.verifiedAt).not.toBeNull();

    await system.act(first.id, "cancel");
    system.outside.health = () => "good";
    await system.pass(300);
    expect(await system.release(id)).toMatchObject({ status: "awaiting_review" });
    const told = (await system.detail(id)).timeline.filter(({ kind }) => kind === "note");
    expect(told).toHaveLength(1);
  });

  it("wait without looking any more: data that ends meanwhile halts nothing", async () => {
    system.outside.health = (environment) => (environment === "staging" ? "silent" : "good");
    const first = await system.brought("halted");
    const { id } = await system.requested({ version: "2.2.0" });
    await system.settle();
    await system.act(id, "promote");
    await system.pass(300);
    const { ticks, verifiedAt } = (await system.release(id)).promotions[0] ?? {};
    system.outside.health = () => "silent";
    await system.pass(3_600);

    const waiting = await system.release(id);
    expect(waiting).toMatchObject({ status: "verifying", reason: `verified in dev; waits for staging, where release ${first.id} is` });
    expect(waiting.promotions).toMatchObject([{ ticks, verifiedAt }]);
    await system.act(first.id, "cancel");
    await system.pass(60);
    expect((await system.release(id)).promotions.map(({ environment, status }) => [environment, status])).toEqual([
      ["dev", "verified"],
      ["staging", "verifying"],
    ]);
  });

  it("of other services know nothing of each other", async () => {
    await system.brought("promoting");
    expect(await system.brought("awaiting_review", { service: "other" })).toMatchObject({ status: "awaiting_review" });
  });
});

describe("without a deployUrl", () => {
  it("a simulated deployer answers, and everything that it did is marked so", async () => {
    const { id, promotions } = await system.brought("completed");
    const row = (await (await system.request("GET", "/releases")).json()).items[0];

    expect(promotions.map(({ simulated }) => simulated)).toEqual([true, true, true]);
    expect(deployments().map(({ simulated }) => simulated)).toEqual([true, true, true]);
    expect(row.stages.map(({ simulated }: { simulated: boolean }) => simulated)).toEqual([true, true, true]);
    expect((await system.detail(id)).timeline.map(({ text }) => text)).toContain("no deployUrl is set: a simulated deployer answers");
    expect(system.outside.asked).toEqual([]);
  });
});

describe("a deployer", () => {
  const SECRET = "signing-secret";
  beforeEach(async () => {
    system = new Releases();
    Object.assign(system.context, { newSecret: () => SECRET });
    await system.given({ deployUrl: DEPLOYER, deploySeconds: 600 });
  });

  it("gets one signed request that says what to deploy, where its package is and how to tell the end", async () => {
    const { id, context } = await system.brought("promoting");
    await system.settle();
    const [asked] = system.outside.asked;
    const [deployment] = deployments();

    expect(asked?.url).toBe(DEPLOYER);
    expect(verify(SECRET, asked?.body ?? "", asked?.headers[SIGNATURE_HEADER], system.now())).toBe(true);
    expect(verify("another", asked?.body ?? "", asked?.headers[SIGNATURE_HEADER], system.now())).toBe(false);
    expect(asked?.headers["Idempotency-Key"]).toBe(deployment?.id);
    expect(system.outside.requests()).toEqual([
      {
        type: "deploy",
        deploymentId: deployment?.id,
        releaseId: id,
        service: context.service,
        environment: "dev",
        version: context.version,
        commit: context.commit,
        rollbackOf: null,
        archive: { method: "GET", path: `/releases/${id}/archive` },
        callback: { method: "PATCH", path: `/deployments/${deployment?.id}` },
        requestedAt: deployment?.startedAt,
      },
    ]);
    expect(deployment?.simulated).toBe(false);
  });

  it("is part of the release's trace, below the deployment's span", async () => {
    const { id, traceId, promotions } = await system.brought("promoting");
    await system.settle();
    const span = spanIdOf(id, `deployment ${promotions[0]?.deploymentId}`);

    expect(system.outside.asked[0]?.headers.traceparent).toBe(`00-${traceId}-${span}-01`);
    expect((await system.detail(id)).trace.spans).toContainEqual(expect.objectContaining({ spanId: span, kind: "deployment" }));
  });

  it("is waited for until it tells the end, and is asked once", async () => {
    const { id } = await system.brought("promoting");
    await system.pass(500);
    await system.sweep();
    expect(await system.release(id)).toMatchObject({ status: "promoting", reason: "deploying to dev: promoted by writer" });
    expect(system.outside.asked).toHaveLength(1);

    await deployerEnds();
    expect((await system.release(id)).status).toBe("verifying");
  });

  it("whose word of the end gets lost is found done a minute later", async () => {
    const { id } = await system.brought("promoting");
    await system.settle();
    system.lost = ({ queue }) => queue === "releases";
    await deployerEnds();
    expect((await system.release(id)).status).toBe("promoting");
    system.lost = () => false;
    await system.pass(61);
    await system.sweep();

    expect((await system.release(id)).status).toBe("verifying");
  });

  it("that tells a failure fails the release, and leaves the environment to others", async () => {
    const { id } = await system.brought("promoting");
    await system.settle();
    await deployerEnds("failed");

    expect(await system.release(id)).toMatchObject({ status: "failed", promotions: [{ status: "failed" }], dueAt: null });
    expect((await placeOf("dev")).occupiedBy).toBeNull();
  });

  it("finds the package where it was told to look for it", async () => {
    await system.brought("promoting");
    await system.settle();
    const { method, path } = system.outside.requests()[0]?.archive ?? { method: "GET", path: "" };

    expect((await system.request(method, path, undefined, "reader")).status).toBe(302);
  });

  it("that has it already, by a 409, is waited for as one that took it", async () => {
    system.outside.deployer = () => ({ status: 409, text: "is being deployed" });
    const { id } = await system.brought("promoting");
    await system.settle();
    expect((await system.release(id)).promotions[0]?.requestedAt).not.toBeNull();

    await deployerEnds();
    expect((await system.release(id)).status).toBe("verifying");
  });

  it.each([
    [{ status: "failed", reason: "the cluster is full" }, "the deployment to dev failed: the cluster is full"],
    [{ status: "failed" }, "the deployment to dev failed: it ended as failed"],
    [{ status: "cancelled" }, "the deployment to dev failed: it ended as cancelled"],
  ])("that tells %o has the release say that, not why it was started", async (end, reason) => {
    const { id } = await system.brought("promoting");
    await system.settle();
    await system.request("PATCH", `/deployments/${deployments()[0]?.id}`, end);
    await system.settle();

    expect(await system.release(id)).toMatchObject({ status: "failed", reason });
    expect(deployments()[0]?.reason).toBe("reason" in end ? end.reason : null);
  });

  it("that refuses fails the release, with its own words", async () => {
    system.outside.deployer = () => ({ status: 422, text: JSON.stringify({ detail: "no cluster of this name" }) });
    const { id } = await system.brought("promoting");
    await system.settle();

    expect(await system.release(id)).toMatchObject({
      status: "failed",
      reason: "the deployment to dev failed: the deployer refused: The deployer answered 422: no cluster of this name",
    });
    expect(deployments()).toMatchObject([{ status: "failed" }]);
    expect((await placeOf("dev")).occupiedBy).toBeNull();
    expect(system.outside.asked).toHaveLength(1);
  });

  it("that cannot be reached is asked again with the same key and the same words, told once, and goes on when it answers", async () => {
    system.outside.deployer = () => "unreachable";
    const { id } = await system.brought("promoting");
    await system.pass(60);
    expect((await system.release(id)).reason).toMatch(/^the deployer cannot be reached/);
    const tries = system.outside.asked.length;
    expect(tries).toBeGreaterThan(2);

    system.outside.deployer = () => ({ status: 202, text: "" });
    await system.pass(60);
    expect(system.outside.asked).toHaveLength(tries + 1);
    expect(new Set(system.outside.asked.map(({ headers }) => headers["Idempotency-Key"])).size).toBe(1);
    expect(new Set(system.outside.asked.map(({ body }) => body)).size).toBe(1);
    expect(deployments()).toHaveLength(1);
    const { timeline, reason } = await system.detail(id);
    expect(timeline.filter(({ text }) => text.includes("cannot be reached"))).toHaveLength(1);
    expect(reason).toBe("deploying to dev: promoted by writer");
  });

  it.each(["silent", "unreachable"] as const)("that never answers (%s) fails the release at its deadline", async (how) => {
    if (how === "unreachable") system.outside.deployer = () => "unreachable";
    const { id } = await system.brought("promoting");
    for (let minutes = 0; minutes < 10; minutes++) {
      expect((await system.release(id)).status).toBe("promoting");
      await system.pass(60);
      await system.sweep();
    }
    const { status, reason } = await system.release(id);

    expect(status).toBe("failed");
    expect(reason).toMatch(/^the deployment to dev failed: .*nobody said how it ended until its deadline/);
    expect(reason?.includes("the deployer cannot be reached")).toBe(how === "unreachable");
    expect(deployments()).toMatchObject([{ status: "cancelled" }]);
    expect((await placeOf("dev")).occupiedBy).toBeNull();
  });

  it("that tells the end after its deadline is told that it is over", async () => {
    const { id } = await system.brought("promoting");
    await system.pass(700);
    await system.sweep();
    const [deployment] = deployments();

    expect((await finish(deployment?.id ?? "")).status).toBe(409);
    expect((await system.release(id)).status).toBe("failed");
  });

  it("whose answer was lost is taken by the end that it tells", async () => {
    system.outside.deployer = () => "unreachable";
    const { id } = await system.brought("promoting");
    await system.settle();
    await deployerEnds();

    expect((await system.release(id)).status).toBe("verifying");
    expect(await getDeployment(system.stores.deployments, deployments()[0]?.id ?? "")).toMatchObject({ status: "success" });
  });
});
