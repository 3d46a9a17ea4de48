import { beforeEach, describe, expect, it } from "vitest";
import { DeploymentGenerator } from "../../lambdas/contract/deployment.ts";
import type { ApiContext } from "../../lambdas/http/api-context.ts";
import { deploymentGeneratorRoutes } from "../../lambdas/http/deployment-generator-routes.ts";
import { anApi, bearer } from "../support/api.ts";
import { SimulatedQueue } from "../support/simulation.ts";

const NOW = "2026-11-21T12:00:13.000Z";
let queue: SimulatedQueue;
let app: ReturnType<typeof anApi>["app"];

beforeEach(() => {
  queue = new SimulatedQueue(NOW);
  const { stores, simulate, now } = queue;
  app = anApi(deploymentGeneratorRoutes({ stores, simulate, now } as unknown as ApiContext)).app;
});

const status = async () =>
  DeploymentGenerator.parse(await (await app.request("/deployments/status", { headers: bearer("reader") })).json());
const post = (action: "start" | "stop", body?: object, name = "writer") =>
  app.request(`/deployments/${action}`, { method: "POST", headers: bearer(name), ...(body ? { body: JSON.stringify(body) } : {}) });

describe("the generator's switch", () => {
  it("is off at first", async () => {
    await expect(status()).resolves.toEqual({ on: false, since: null, seed: 1, speed: 1, simulated: true });
  });

  it("is switched on, tells so, and fills the minute", async () => {
    const response = await post("start", { seed: 7, speed: 2 });
    const expected = { on: true, since: NOW, seed: 7, speed: 2, simulated: true };

    expect([response.status, await response.json(), await status()]).toEqual([200, expected, expected]);
    expect(queue.sent).toHaveLength(12);
  });

  it("keeps seed and speed when it is switched off", async () => {
    await post("start", { seed: 7, speed: 2 });
    const response = await post("stop");

    expect([response.status, await response.json()]).toEqual([200, { on: false, since: null, seed: 7, speed: 2, simulated: true }]);
  });

  it.each(["start", "stop"] as const)("answers 409 to a second %s", async (action) => {
    await post("start", {});
    if (action === "stop") await post("stop");
    const response = await post(action, action === "start" ? {} : undefined);

    expect([response.status, await response.json()]).toMatchObject([409, { code: "generator_state" }]);
  });

  it.each([{ speed: 0 }, { speed: 1001 }, { seed: -1 }, { pace: 2 }])("refuses %o and stays off", async (body) => {
    expect((await post("start", body)).status).toBe(400);
    await expect(status()).resolves.toMatchObject({ on: false });
  });

  it("lets nobody switch who may only read", async () => {
    expect((await post("start", {}, "reader")).status).toBe(403);
    expect((await post("stop", undefined, "reader")).status).toBe(403);
  });
});
