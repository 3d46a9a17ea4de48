import { beforeEach, describe, expect, it } from "vitest";
import { EnvironmentSet } from "../../../lambdas/contract/release-environment.ts";
import { settingsFor } from "../../../lambdas/store/releases/environments.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(() => {
  system = new Releases();
});

const put = (body: object = {}, { environment = "production", who = "admin" } = {}) =>
  system.request("PUT", `/environments/${environment}`, body, who);
const set = async (body: object = {}) => EnvironmentSet.parse(await (await put(body)).json());
const list = async () => (await system.request("GET", "/environments", undefined, "reader")).json();
const holds = (service: string) => settingsFor(system.stores.releases, service, "production");

describe("an environment's settings", () => {
  it("are the defaults where nobody set any", async () => {
    expect(await holds("shop")).toEqual({
      settings: {
        deployUrl: null,
        prometheusUrl: null,
        deploySeconds: 1_800,
        soakSeconds: 300,
        tickSeconds: 30,
        badTicks: 3,
        reviewSeconds: 259_200,
      },
      signingSecret: null,
    });
    expect(await list()).toEqual({ items: [] });
  });

  it("are set for all services, and for one alone where it has its own", async () => {
    await put({ soakSeconds: 60 });
    await put({ soakSeconds: 90, service: "shop" });

    expect((await holds("shop")).settings.soakSeconds).toBe(90);
    expect((await holds("other")).settings.soakSeconds).toBe(60);
    expect(
      (await list()).items.map(({ service, soakSeconds, updatedBy }: Record<string, unknown>) => [service, soakSeconds, updatedBy]),
    ).toEqual([
      [null, 60, "admin"],
      ["shop", 90, "admin"],
    ]);
  });

  it.each(["writer", "reader"])("are set by admin tokens only, not by a %s", async (who) => {
    expect((await put({}, { who })).status).toBe(403);
    expect(await list()).toEqual({ items: [] });
  });

  it.each(["deployUrl", "prometheusUrl"])("have no %s that must not be asked from here, and say why", async (field) => {
    const response = await put({ [field]: "http://169.254.169.254/latest" });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field, reason: "must begin with https://" }] });
    expect(await list()).toEqual({ items: [] });
  });

  it.each([
    ["badTicks", { badTicks: 0 }],
    ["tickSeconds", { tickSeconds: 901 }],
    ["soakSeconds", { soakSeconds: 1.5 }],
    ["deployUrl", { deployUrl: 7 }],
    ["service", { service: "a b" }],
    ["signingSecret", { signingSecret: "mine" }],
  ])("refuse a wrong %s", async (field, body) => {
    const response = await put(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field }] });
  });

  it("are of an environment that can be one", async () => {
    const response = await put({}, { environment: "a%20b" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field: "environment" }] });
  });
});

describe("a signing secret", () => {
  it("is shown when it is made and never again, also where settings change", async () => {
    const { signingSecret } = await set();
    expect(signingSecret).toMatch(/^hush-/);

    expect((await set({ soakSeconds: 60 })).signingSecret).toBeNull();
    expect((await holds("shop")).signingSecret).toBe(signingSecret);
  });

  it("is another one after it was rotated, and only then", async () => {
    const first = await set();
    const second = await set({ rotateSecret: true });

    expect(second.signingSecret).not.toBe(first.signingSecret);
    expect(second.signingSecret).not.toBeNull();
    expect((await holds("shop")).signingSecret).toBe(second.signingSecret);
    expect("rotateSecret" in second).toBe(false);
  });

  it("is in no answer of any GET", async () => {
    const { signingSecret } = await set({ deployUrl: "https://deployer.example/hook" });
    await system.given({ deployUrl: "https://deployer.example/hook" }, ["dev"]);
    const { id } = await system.brought("promoting");
    await system.settle();
    expect(system.outside.asked).toHaveLength(1);
    const paths = ["/environments", "/releases", `/releases/${id}`, `/releases/${id}/summary`, `/releases/${id}/trace`, "/deployments"];
    for (const path of paths) {
      const text = await (await system.request("GET", path, undefined, "admin")).text();
      expect(text.length).toBeGreaterThan(2);
      expect(text.includes("hush-") || text.includes(signingSecret ?? "none"), path).toBe(false);
    }
  });
});
