import { ulid } from "ulid";
import { afterAll, describe, expect, it } from "vitest";
import { openCall } from "../../bin/demo/call.ts";
import { openDeliveryApi } from "../../bin/demo/delivery-api.ts";
import { Deployment } from "../../lambdas/contract/deployment.ts";
import { Incident } from "../../lambdas/contract/incident.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { newDeployment } from "../../lambdas/domain/deployments/new-deployment.ts";
import { startDeployment } from "../../lambdas/store/deployments.ts";
import { invoke, openStores } from "../support/system/aws.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, post, problemOf, read } from "../support/system/http.ts";
import { aRepoRunning, queueToEnd } from "../support/system/runs.ts";
import { system } from "../support/system/system.ts";

const api = () => openDeliveryApi(openCall(system().apiUrl, system().token));
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const aService = () => `spec-${ulid().toLowerCase()}`;

describe("a deployment", () => {
  it("is in the metrics within moments of its end", async () => {
    const service = aService();
    const { id } = await api().start({ service, commit: COMMIT, startedAt: new Date(Date.now() - 30_000).toISOString() });
    expect((await api().running()).map((one) => one.id)).toContain(id);
    await api().finish(id, { status: "success" });

    const rate = await eventually(
      () => api().successRate(service),
      ({ overall }) => overall.finished > 0,
      10_000,
    );
    expect(rate.overall).toMatchObject({ succeeded: 1, finished: 1, percent: 100 });
    expect((await api().percentiles(service)).items).toMatchObject([{ service, environment: "production", count: 1, p95Seconds: null }]);
    expect((await api().latest()).map((one) => one.id)).toContain(id);
    expect((await api().running()).map((one) => one.id)).not.toContain(id);
  });

  it("that outlived its deadline is cancelled by the sweeper, whoever started it", async () => {
    const now = Date.now();
    const startedAt = new Date(now - 3_600_000).toISOString();
    const context = { id: ulid(now - 3_600_000), startedAt, deployedBy: "spec", source: "github" as const, simulated: false };
    const request = { service: aService(), environment: "production", commit: COMMIT, commits: [] };
    const lost = newDeployment(request, { ...context, deadlineAt: new Date(now - 1000).toISOString() });
    expect(await startDeployment(openStores().deployments, lost)).toBe("created");

    await invoke("sweep");

    expect(await api().deployment(lost.id)).toMatchObject({ status: "cancelled", reason: expect.stringContaining("deadline") });
  });

  it("counts as failed, once, for an incident that it caused", async () => {
    const step = { name: "Build", run: `echo 'src/till.ts(3,1): error TS2304: Cannot find name Till${ulid()}'; exit 2` };
    const { repo, sourceId } = await aRepoRunning([step], {}, { incidentPolicy: { runs: 1 } });
    await queueToEnd({ repo, sourceId });
    const { items } = await eventually(
      () => read(pageOf(Incident), `/incidents?repo=${repo}`),
      (page) => page.items.length > 0,
    );
    const service = aService();
    const { id } = await api().start({ service, commit: COMMIT });
    const link = (incidentId: string) => post(`/deployments/${id}/incidents`, { incidentId });
    problemOf(await link(items[0]?.id ?? ""), 409, "deployment_running");
    await api().finish(id, { status: "success" });
    problemOf(await link("01JZZZZZZZZZZZZZZZZZZZZZZZ"), 404, "incident_not_found");

    for (let times = 0; times < 2; times++) expect((await link(items[0]?.id ?? "")).status).toBe(200);

    expect(await api().deployment(id)).toMatchObject({ status: "success", failure: { kind: "incident", by: items[0]?.id } });
    const { changeFailRate } = await eventually(
      () => api().dora(service),
      (keys) => keys.changeFailRate.numerator === 1,
    );
    expect(changeFailRate).toMatchObject({ numerator: 1, denominator: 1, value: 100 });
  });
});

describe("the generator of deployments", () => {
  afterAll(() => ask("/deployments/stop", { method: "POST", body: "{}" }));

  it("is switched on and off once, marks what it makes as simulated, and lets that run to its end", async () => {
    await ask("/deployments/stop", { method: "POST", body: "{}" });
    await api().startGenerator(7, 100);
    expect(await api().generator()).toMatchObject({ on: true, seed: 7, speed: 100, simulated: true });
    expect((await ask("/deployments/start", { method: "POST", body: "{}" })).status).toBe(409);

    const made = await eventually(
      async () => (await read(pageOf(Deployment), "/deployments?limit=100")).items.filter(({ source }) => source === "generator"),
      ({ length }) => length >= 5,
    );
    await api().stopGenerator();
    expect((await ask("/deployments/stop", { method: "POST", body: "{}" })).status).toBe(409);
    expect(made.every(({ simulated, deployedBy }) => simulated && deployedBy === "generator")).toBe(true);

    await eventually(
      () => Promise.all(made.slice(0, 5).map(({ id }) => api().deployment(id))),
      (all) => all.every(({ status }) => status !== "running"),
    );
  });
});
