import { beforeEach, describe, expect, it } from "vitest";
import { readSamples } from "../../../lambdas/store/releases/samples.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
let id: string;
beforeEach(async () => {
  system = new Releases();
  await system.given({ prometheusUrl: null });
  ({ id } = await system.brought("verifying"));
});

const post = (body: object, of = id) =>
  system.request("POST", `/releases/${of}/metrics`, { role: "candidate", metrics: { error_ratio: [0] }, ...body });
const samples = () => readSamples(system.stores.releases, { releaseId: id, environment: "dev", role: "candidate" }, "2026");

describe("metrics that are posted", () => {
  it("are taken for the environment that is being verified, unless they name another", async () => {
    expect(await (await post({})).json()).toEqual({ releaseId: id, environment: "dev", role: "candidate", points: 1 });
    expect(await (await post({ environment: "production", role: "baseline" })).json()).toMatchObject({ environment: "production" });
  });

  it("have the time that they came, or their own", async () => {
    await post({ metrics: { error_ratio: [0.5], latency_seconds: [{ at: "2026-11-21T11:59:00Z", value: 0.1 }] } });
    expect(await samples()).toEqual([
      {
        receivedAt: system.now(),
        metrics: { error_ratio: [{ at: system.now(), value: 0.5 }], latency_seconds: [{ at: "2026-11-21T11:59:00.000Z", value: 0.1 }] },
      },
    ]);
  });

  it("are one portion where the same request comes again at once", async () => {
    await post({});
    await post({});
    expect(await samples()).toHaveLength(1);
  });

  it.each([
    ["a metric that nobody judges", { metrics: { cpu: [1] } }, "metrics.cpu"],
    ["a share over 1", { metrics: { error_ratio: [0, 1.01] } }, "metrics.error_ratio.1"],
    ["a share below 0, as some write no data", { metrics: { error_ratio: [-1] } }, "metrics.error_ratio.0"],
    [
      "a negative time",
      { metrics: { latency_seconds: [0.1, { at: "2026-11-21T11:59:00Z", value: -1 }].slice(1) } },
      "metrics.latency_seconds.0",
    ],
    ["a metric that is no name", { metrics: { "Error Ratio": [1] } }, "metrics.Error Ratio"],
    ["1001 points", { metrics: { error_ratio: Array(1_001).fill(0) } }, "metrics.error_ratio"],
    ["no points", { metrics: { error_ratio: [] } }, "metrics.error_ratio"],
    ["no metrics", { metrics: {} }, "metrics"],
    ["points of both kinds", { metrics: { error_ratio: [0, { at: "2026-11-21T11:59:00Z", value: 1 }] } }, "metrics.error_ratio"],
    ["an environment of other releases", { environment: "qa" }, "environment"],
    ["a role that is none", { role: "control" }, "role"],
    ["an unknown field", { colour: "red" }, "colour"],
  ])("are refused with %s, naming the field", async (_, body, field) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
    expect(await samples()).toEqual([]);
  });

  it("name the metrics that there are, and the environments", async () => {
    const reasonOf = async (body: object) => (await (await post(body)).json()).errors[0].reason;
    expect(await reasonOf({ metrics: { cpu: [1] } })).toBe("expected one of error_ratio, latency_seconds, requests_per_second");
    expect(await reasonOf({ environment: "qa" })).toBe("expected one of dev, staging, production");
  });

  it("are refused before the release is deployed anywhere", async () => {
    const other = await system.requested({ service: "other" });
    const response = await post({}, other.id);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "release_state", legal: ["cancel"] });
  });

  it("are refused for a release that nobody knows", async () => {
    expect((await post({}, "01K9ZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(404);
  });
});

describe("metrics of a release that is over", () => {
  it("are refused: nobody would look at them", async () => {
    await system.pass(3_600);
    expect((await system.act(id, "cancel", {})).status).toBe(200);
    const response = await post({});

    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "release_state" });
  });
});
