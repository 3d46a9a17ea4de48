import { ulid } from "ulid";
import { beforeEach, describe, expect, it } from "vitest";
import { Anomaly, DoraAnswer, PercentilesAnswer, SuccessAnswer } from "../../lambdas/contract/delivery.ts";
import { Deployment } from "../../lambdas/contract/deployment.ts";
import { Problem } from "../../lambdas/contract/problem.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import type { ApiContext } from "../../lambdas/http/api-context.ts";
import { deliveryRoutes } from "../../lambdas/http/delivery-routes.ts";
import { deploymentRoutes } from "../../lambdas/http/deployment-routes.ts";
import { updateDelivery } from "../../lambdas/pipeline/apply-change.ts";
import { cancelOverdue } from "../../lambdas/pipeline/cancel-overdue.ts";
import { rollBackDeployment, startDeployment } from "../../lambdas/store/deployments.ts";
import { DEPLOYMENT_PREFIX } from "../../lambdas/store/keys.ts";
import { anApi, bearer } from "../support/api.ts";
import { MemoryTables } from "../support/memory-table.ts";
import { aReleased } from "../support/release-deployment.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const UNKNOWN = "01JZZZZZZZZZZZZZZZZZZZZZZZ";
let now = "";
/** A process remembers which days of a table it noted, so every spec has tables of its own. */
let made = 0;
let memory: MemoryTables;
let app: ReturnType<typeof anApi>["app"];
let stores: Pick<ApiContext["stores"], "deployments" | "insights" | "registry" | "incidents">;

beforeEach(() => {
  now = "2026-11-21T12:00:00.000Z";
  memory = new MemoryTables(DEPLOYMENT_PREFIX);
  const [deployments, insights, registry, incidents] = ["deployments", "insights", "registry", "incidents"].map((name) =>
    memory.table(`${name}-${++made}`),
  );
  stores = { deployments, insights, registry, incidents } as typeof stores;
  const context = { stores, now: () => now, newId: (at: string) => ulid(Date.parse(at)) } as unknown as ApiContext;
  app = anApi([...deploymentRoutes(context), ...deliveryRoutes(context)]).app;
});

const pass = (seconds: number): void => {
  now = new Date(Date.parse(now) + seconds * 1000).toISOString();
};
const send = (method: "POST" | "PATCH", path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, { method, headers: { ...bearer("writer"), ...headers }, body: JSON.stringify(body) });
const get = (path: string) => app.request(path, { headers: bearer("reader") });
const start = async (overrides: object = {}): Promise<Deployment> => {
  const response = await send("POST", "/deployments", { service: "shop", environment: "production", commit: COMMIT, ...overrides });
  expect(response.status).toBe(201);
  return Deployment.parse(await response.json());
};
const finish = (id: string, body: object = { status: "success" }) => send("PATCH", `/deployments/${id}`, body);
const deliver = async (): Promise<void> => {
  for (let next = memory.changes.shift(); next; next = memory.changes.shift()) await updateDelivery(stores, next, now);
};
/** Starts one now and ends it so many seconds later. */
const deployed = async (seconds: number, overrides: object = {}, status = "success"): Promise<Deployment> => {
  const { id } = await start(overrides);
  pass(seconds);
  const response = await finish(id, { status });
  await deliver();
  return Deployment.parse(await response.json());
};
async function refused(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  return Problem.parse(await response.json());
}

describe("a deployment", () => {
  it("runs from when it is told, and is told by whom", async () => {
    const deployment = await start({ version: "1.2.0" });

    expect(deployment).toMatchObject({
      status: "running",
      startedAt: now,
      finishedAt: null,
      durationSeconds: null,
      deployedBy: "writer",
      source: "api",
    });
    expect(await (await get("/deployments/running")).json()).toMatchObject({ items: [{ id: deployment.id }] });
    expect(await (await get(`/deployments/${deployment.id}`)).json()).toEqual(deployment);
  });

  it("ends with a duration from its two times, and is no longer among the running", async () => {
    const { id } = await start({ startedAt: "2026-11-21T11:59:00Z" });
    const ended = await (await finish(id, { status: "failed", finishedAt: "2026-11-21T11:59:30.500Z" })).json();

    expect(ended).toMatchObject({ status: "failed", durationSeconds: 30.5, finishedAt: "2026-11-21T11:59:30.500Z" });
    expect(await (await get("/deployments/running")).json()).toMatchObject({ items: [] });
    expect(await (await get("/deployments/latest")).json()).toMatchObject({ items: [{ id }] });
  });

  it("that ended so already gets the same answer again, also without a time; another end is 409", async () => {
    const { id } = await start();
    pass(60);
    const first = await (await finish(id)).json();
    pass(60);

    expect(await (await finish(id)).json()).toEqual(first);
    expect(await (await finish(id, { status: "success", finishedAt: "2026-11-21T12:01:00Z" })).json()).toEqual(first);
    expect(await refused(await finish(id, { status: "failed" }), 409)).toMatchObject({ code: "deployment_finished" });
    expect(await refused(await finish(id, { status: "success", finishedAt: "2026-11-21T12:00:30Z" }), 409)).toMatchObject({
      code: "deployment_finished",
    });
  });

  it("keeps the reason that it ended with, also when the end is told again with another", async () => {
    const { id } = await start();
    for (const reason of ["", " ", "x".repeat(501)]) expect((await finish(id, { status: "failed", reason })).status).toBe(400);
    expect(await (await finish(id, { status: "failed", reason: "the cluster is full" })).json()).toMatchObject({
      status: "failed",
      reason: "the cluster is full",
    });
    const again = await finish(id, { status: "failed", reason: "something else" });

    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ reason: "the cluster is full" });
  });

  it("is stored once for one idempotency key, and 409 for another request with it", async () => {
    const key = { "idempotency-key": "deploy-1" };
    const body = { service: "shop", environment: "production", commit: COMMIT };
    const first = Deployment.parse(await (await send("POST", "/deployments", body, key)).json());
    pass(5);
    const second = await send("POST", "/deployments", { commit: COMMIT, environment: "production", service: "shop" }, key);

    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(await second.json()).toEqual(first);
    expect(await refused(await send("POST", "/deployments", { ...body, service: "other" }, key), 409)).toMatchObject({
      code: "idempotency_key_reused",
    });
  });

  it.each([
    ["an unknown one", UNKNOWN],
    ["an id of another form", "nothing"],
  ])("is 404 for %s, read or ended", async (_, id) => {
    expect(await refused(await finish(id), 404)).toMatchObject({ code: "deployment_not_found" });
    expect(await refused(await get(`/deployments/${id}`), 404)).toMatchObject({ code: "deployment_not_found" });
  });

  it.each([
    ["in the future", "2026-11-21T12:00:01Z"],
    ["before the start", "2026-10-01T00:00:00Z"],
    ["without a zone", "2026-11-21T11:00:00"],
    ["that is none", "yesterday"],
  ])("cannot end at a time %s", async (_, finishedAt) => {
    const { id } = await start({ startedAt: "2026-11-01T00:00:00Z" });

    expect(await refused(await finish(id, { status: "success", finishedAt }), 400)).toMatchObject({ errors: [{ field: "finishedAt" }] });
    expect(await (await get(`/deployments/${id}`)).json()).toMatchObject({ status: "running" });
  });

  it("cannot have taken longer than 30 days", async () => {
    const { id } = await start({ startedAt: "2026-01-01T00:00:00Z" });

    expect(await refused(await finish(id), 400)).toMatchObject({
      errors: [{ field: "finishedAt", reason: expect.stringContaining("30 days") }],
    });
    expect((await finish(id, { status: "success", finishedAt: "2026-01-02T00:00:00Z" })).status).toBe(200);
  });

  it.each([
    ["startedAt", { startedAt: "2026-11-21T12:00:01Z" }],
    ["startedAt", { startedAt: "1970-01-01T00:00:00Z" }],
    ["startedAt", { startedAt: "2026-11-21T10:00:00" }],
    ["service", { service: "a b" }],
    ["environment", { environment: "#" }],
    ["commit", { commit: "HEAD" }],
    ["status", { status: "success" }],
    ["rollbackOf", { rollbackOf: UNKNOWN }],
  ])("with a wrong %s is refused by that name: %j", async (field, overrides) => {
    const response = await send("POST", "/deployments", { service: "shop", environment: "production", commit: COMMIT, ...overrides });
    expect(await refused(response, 400)).toMatchObject({ errors: [{ field }] });
  });

  it("cannot take back one of another service", async () => {
    const other = await start({ service: "other" });
    const response = await send("POST", "/deployments", {
      service: "shop",
      environment: "production",
      commit: COMMIT,
      rollbackOf: other.id,
    });
    expect(await refused(response, 400)).toMatchObject({
      errors: [{ field: "rollbackOf", reason: "is a deployment of other to production" }],
    });
  });

  it("that nobody ends is cancelled after its deadline, with the reason, and counted apart", async () => {
    const { id } = await start();
    pass(24 * 3600 - 1);
    expect(await cancelOverdue(stores.deployments, now)).toBe(0);
    pass(1);
    expect(await cancelOverdue(stores.deployments, now)).toBe(1);
    expect(await cancelOverdue(stores.deployments, now)).toBe(0);
    await deliver();

    expect(await (await get(`/deployments/${id}`)).json()).toMatchObject({
      status: "cancelled",
      reason: expect.stringContaining("deadline"),
    });
    expect(await (await get("/success-rate")).json()).toMatchObject({ overall: { cancelled: 1, finished: 0, percent: null } });
  });
});

describe("the list of deployments", () => {
  it("has a release's deployment that was rolled back among the rolled back ones, and no more among the successes", async () => {
    const released = { ...aReleased({ startedAt: now }), service: "shop" };
    await startDeployment(stores.deployments, released);
    pass(30);
    const ended = Deployment.parse(await (await finish(released.id)).json());
    const rollback = await deployed(30, { rollbackOf: ended.id });
    await rollBackDeployment(stores.deployments, ended, { at: now, reason: "4 % of requests fail", by: rollback.id });
    const ids = async (status: string) =>
      pageOf(Deployment)
        .parse(await (await get(`/deployments?service=shop&status=${status}`)).json())
        .items.map(({ id }) => id);

    expect([await ids("success"), await ids("rolled_back")]).toEqual([[rollback.id], [ended.id]]);
    expect((await finish(released.id)).status).toBe(200);
    expect((await finish(released.id, { status: "failed" })).status).toBe(409);
  });

  it("is filtered by service, environment, status and since, and goes on by its cursor", async () => {
    for (const service of ["shop", "mail", "shop"]) {
      await deployed(30, { service });
      await deployed(30, { service, environment: "staging" }, "failed");
    }
    const list = async (query: string) => pageOf(Deployment).parse(await (await get(`/deployments?${query}`)).json());

    expect((await list("")).items).toHaveLength(6);
    expect((await list("service=shop")).items).toHaveLength(4);
    expect((await list("service=shop&environment=staging&status=failed")).items).toHaveLength(2);
    expect((await list("status=running")).items).toHaveLength(0);
    expect((await list("since=2026-11-21T12:02:00Z")).items).toHaveLength(2);
    const first = await list("limit=4");
    const rest = await list(`limit=4&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ startedAt }) => startedAt)).toEqual(
      (await list("")).items.map(({ startedAt }) => startedAt),
    );
    expect(rest.nextCursor).toBeNull();
  });
});

describe("the metrics of deployments", () => {
  it("give percentiles by nearest rank from five finished on, and before that only their count", async () => {
    const read = async () => PercentilesAnswer.parse(await (await get("/p95?service=shop")).json()).items;
    for (const seconds of [10, 20, 30, 40]) await deployed(seconds);
    expect(await read()).toMatchObject([{ service: "shop", count: 4, p50Seconds: null, p95Seconds: null, p99Seconds: null }]);
    await deployed(50, {}, "failed");
    await deployed(1_000, {}, "cancelled");
    expect(await read()).toMatchObject([{ count: 5, p50Seconds: 30, p95Seconds: 50, p99Seconds: 50, exact: true }]);
  });

  it("give success rates over all and by service and environment", async () => {
    await deployed(10);
    await deployed(10, {}, "rolled_back");
    await deployed(10, { service: "mail" });
    await deployed(10, { service: "mail", environment: "staging" }, "failed");

    const { overall, services, byDay } = SuccessAnswer.parse(await (await get("/success-rate")).json());
    expect(overall).toEqual({ succeeded: 2, failed: 1, rolledBack: 1, cancelled: 0, finished: 4, percent: 50 });
    expect(services.map(({ service, environment, percent }) => [service, environment, percent])).toEqual([
      ["mail", "production", 100],
      ["mail", "staging", 0],
      ["shop", "production", 50],
    ]);
    expect(byDay.map(({ day }) => day)).toEqual(["2026-11-21", "2026-11-21", "2026-11-21"]);
  });

  it("forget what is older than the window", async () => {
    await deployed(10);
    pass(10 * 86_400);
    expect(await (await get("/success-rate?windowDays=11")).json()).toMatchObject({ overall: { finished: 1 } });
    expect(await (await get("/success-rate?windowDays=10")).json()).toMatchObject({ overall: { finished: 0, percent: null } });
  });

  it.each(["0", "366", "1.5", "x"])("have no window of %s days", async (windowDays) => {
    expect(await refused(await get(`/p95?windowDays=${windowDays}`), 400)).toMatchObject({ errors: [{ field: "windowDays" }] });
  });

  it("tell a deployment that took twice as long as usual, with what was expected", async () => {
    for (let index = 0; index < 12; index++) await deployed(60 + (index % 3));
    const slow = await deployed(125);

    const { items } = pageOf(Anomaly).parse(await (await get("/anomalies?service=shop")).json());
    expect(items).toMatchObject([{ deploymentId: slow.id, detector: "robust", expected: 61, observed: 125, baseline: { count: 12 } }]);
    const all = pageOf(Anomaly).parse(await (await get("/anomalies?detector=all")).json());
    expect(all.items.map(({ detector }) => detector).sort()).toEqual(["recent-mean", "robust"]);
  });

  it("tell a lasting change once, as a step that stands for the single ones", async () => {
    for (let index = 0; index < 15; index++) await deployed(60 + (index % 3));
    for (let index = 0; index < 20; index++) await deployed(120 + (index % 3));

    const { items } = pageOf(Anomaly).parse(await (await get("/anomalies")).json());
    expect(items).toMatchObject([{ detector: "step", expected: 61 }]);
    expect(items[0]?.observed).toBeGreaterThanOrEqual(120);
  });
});

describe("the DORA keys", () => {
  const dora = async (query = ""): Promise<DoraAnswer> => DoraAnswer.parse(await (await get(`/metrics/dora?${query}`)).json());

  it("are of no data where there is none, which is not zero", async () => {
    const { changeLeadTime, deploymentFrequency, changeFailRate, failedDeploymentRecoveryTime, deploymentReworkRate } = await dora();
    for (const key of [changeLeadTime, deploymentFrequency, changeFailRate, failedDeploymentRecoveryTime, deploymentReworkRate]) {
      expect(key).toMatchObject({ value: null, band: null });
    }
  });

  it("count a deployment that was rolled back as failed, and its rollback as rework and as recovery", async () => {
    const commits = [{ sha: COMMIT, authoredAt: "2026-11-21T11:00:00Z" }];
    const bad = await deployed(60, { commits });
    await deployed(60);
    pass(540);
    await deployed(60, { rollbackOf: bad.id });

    const keys = await dora("service=shop&windowDays=10");
    expect(keys.changeFailRate).toMatchObject({ numerator: 1, denominator: 3 });
    expect(keys.changeFailRate.value).toBeCloseTo(100 / 3, 1);
    expect(keys.deploymentReworkRate).toMatchObject({ numerator: 1, denominator: 3 });
    expect(keys.failedDeploymentRecoveryTime).toMatchObject({ value: 60, numerator: 1, denominator: 1 });
    expect(keys.changeLeadTime).toMatchObject({ value: 3660, denominator: 1 });
    expect(keys.deploymentFrequency).toMatchObject({ numerator: 3, denominator: 10 });
    expect(await (await get(`/deployments/${bad.id}`)).json()).toMatchObject({ status: "success", failure: { kind: "rollback" } });
  });

  it("are of production unless told otherwise", async () => {
    await deployed(60, { environment: "staging" });
    expect((await dora()).deploymentFrequency.value).toBeNull();
    expect((await dora("environment=staging")).deploymentFrequency).toMatchObject({ numerator: 1 });
  });
});
