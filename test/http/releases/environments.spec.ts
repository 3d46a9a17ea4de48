import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { Environment, type EnvironmentRequest, EnvironmentSet } from "../../../lambdas/contract/release-environment.ts";
import { settingsFor } from "../../../lambdas/store/releases/environments.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(() => {
  system = new Releases();
});

type Body = z.input<typeof EnvironmentRequest>;
const URL_OF_ALL = "https://deployer.example/hook/t0ken";
const OWN_URL = "https://shop.example/deploy";
const DEFAULTS = {
  deployUrl: null,
  prometheusUrl: null,
  deploySeconds: 1_800,
  soakSeconds: 300,
  tickSeconds: 30,
  badTicks: 3,
  reviewSeconds: 259_200,
  isProduction: false,
};

const put = (body: object = {}, { environment = "production", who = "admin" } = {}) =>
  system.request("PUT", `/environments/${environment}`, body, who);
const set = async (body: Body = {}) => EnvironmentSet.parse(await (await put(body)).json());
const list = async (who = "admin") =>
  z.object({ items: z.array(Environment) }).parse(await (await system.request("GET", "/environments", undefined, who)).json()).items;
const holds = (service: string) => settingsFor(system.stores.releases, service, "production");

describe("an environment's settings", () => {
  it("are the defaults where nobody set any", async () => {
    expect(await holds("shop")).toEqual({ settings: DEFAULTS, signingSecret: null });
    expect(await list()).toEqual([]);
  });

  it("are set for all services, and for one alone where it has its own", async () => {
    await put({ soakSeconds: 60 });
    await put({ soakSeconds: 90, service: "shop" });

    expect((await holds("shop")).settings.soakSeconds).toBe(90);
    expect((await holds("other")).settings.soakSeconds).toBe(60);
    expect((await list()).map(({ service, soakSeconds, updatedBy }) => [service, soakSeconds, updatedBy])).toEqual([
      [null, 60, "admin"],
      ["shop", 90, "admin"],
    ]);
  });

  it("stay as they were where a change does not name them", async () => {
    await put({ deployUrl: URL_OF_ALL, prometheusUrl: "https://prometheus.example", badTicks: 5, isProduction: true });
    const answer = await set({ soakSeconds: 60 });

    const expected = { deployUrl: URL_OF_ALL, prometheusUrl: "https://prometheus.example", badTicks: 5, isProduction: true };
    expect(answer).toMatchObject({ ...expected, soakSeconds: 60 });
    expect((await holds("shop")).settings).toEqual({ ...DEFAULTS, ...expected, soakSeconds: 60 });
  });

  it("lose a URL by null alone", async () => {
    await put({ deployUrl: URL_OF_ALL, prometheusUrl: "https://prometheus.example" });
    await put({ deployUrl: null });
    expect((await holds("shop")).settings).toMatchObject({ deployUrl: null, prometheusUrl: "https://prometheus.example" });
  });

  it("of a service take the place of those of all services one by one", async () => {
    await put({ deployUrl: URL_OF_ALL, soakSeconds: 60, badTicks: 5 });
    const answer = await set({ service: "shop", soakSeconds: 30 });

    const expected = { ...DEFAULTS, deployUrl: URL_OF_ALL, soakSeconds: 30, badTicks: 5 };
    expect(answer).toMatchObject(expected);
    expect((await holds("shop")).settings).toEqual(expected);
    expect((await list())[1]).toMatchObject({ service: "shop", ...expected });
  });

  it("of a service follow what is set for all services later, but for what was named", async () => {
    await put({ service: "shop", soakSeconds: 30 });
    await put({ deployUrl: URL_OF_ALL, soakSeconds: 60, badTicks: 5 });
    expect((await holds("shop")).settings).toMatchObject({ deployUrl: URL_OF_ALL, soakSeconds: 30, badTicks: 5 });
  });

  it("of a service may say that it has no deployer, though all others have one", async () => {
    await put({ deployUrl: URL_OF_ALL });
    await put({ service: "shop", deployUrl: null });
    expect((await holds("shop")).settings.deployUrl).toBeNull();
    expect((await holds("other")).settings.deployUrl).toBe(URL_OF_ALL);
  });

  it.each(["writer", "reporter", "reader"])("are set by admin tokens only, not by a %s", async (who) => {
    expect((await put({}, { who })).status).toBe(403);
    expect(await list()).toEqual([]);
  });

  it.each(["writer", "reporter", "reader"])("show a %s where a URL leads, but not what else it holds", async (who) => {
    await put({ deployUrl: "https://deployer.example:8443/hook?key=t0ken", prometheusUrl: "https://prometheus.example/tenant/t0ken" });
    await put({ service: "shop", prometheusUrl: null });

    expect((await list(who)).map(({ deployUrl, prometheusUrl }) => [deployUrl, prometheusUrl])).toEqual([
      ["https://deployer.example:8443", "https://prometheus.example"],
      ["https://deployer.example:8443", null],
    ]);
    expect((await list("admin"))[1]?.deployUrl).toBe("https://deployer.example:8443/hook?key=t0ken");
  });

  it.each(["deployUrl", "prometheusUrl"])("have no %s that must not be asked from here, and say why", async (field) => {
    const response = await put({ [field]: "http://169.254.169.254/latest" });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ field, reason: "must begin with https://" }] });
    expect(await list()).toEqual([]);
  });

  it.each([
    ["badTicks", { badTicks: 0 }],
    ["tickSeconds", { tickSeconds: 901 }],
    ["soakSeconds", { soakSeconds: 1.5 }],
    ["soakSeconds", { soakSeconds: null }],
    ["deployUrl", { deployUrl: 7 }],
    ["isProduction", { isProduction: "yes" }],
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
  it("is made with the first deployUrl, shown then and never again, also where settings change", async () => {
    expect((await set({ soakSeconds: 30 })).signingSecret).toBeNull();
    const { signingSecret } = await set({ deployUrl: URL_OF_ALL });
    expect(signingSecret).toMatch(/^hush-/);

    expect((await set({ soakSeconds: 60 })).signingSecret).toBeNull();
    expect((await set({ deployUrl: OWN_URL })).signingSecret).toBeNull();
    expect((await holds("shop")).signingSecret).toBe(signingSecret);
  });

  it("is the one of whoever named the deployUrl", async () => {
    const { signingSecret: ofAll } = await set({ deployUrl: URL_OF_ALL });
    expect((await set({ service: "shop", soakSeconds: 30 })).signingSecret).toBeNull();
    expect((await holds("shop")).signingSecret).toBe(ofAll);

    const { signingSecret: own } = await set({ service: "shop", deployUrl: OWN_URL });
    expect(own).not.toBe(ofAll);
    expect(await holds("shop")).toMatchObject({ settings: { deployUrl: OWN_URL, soakSeconds: 30 }, signingSecret: own });
    expect((await holds("other")).signingSecret).toBe(ofAll);
  });

  it("is another one after it was rotated, and only then", async () => {
    const first = await set({ deployUrl: URL_OF_ALL });
    const second = await set({ rotateSecret: true });

    expect(second.signingSecret).not.toBe(first.signingSecret);
    expect(second.signingSecret).not.toBeNull();
    expect(await holds("shop")).toMatchObject({ settings: { deployUrl: URL_OF_ALL }, signingSecret: second.signingSecret });
    expect("rotateSecret" in second).toBe(false);
  });

  it.each([{}, { deployUrl: URL_OF_ALL }])(
    "that was shown is the one that holds, also of two rotations at once: before it %j",
    async (before) => {
      await put({ soakSeconds: 60, ...before });
      const answers = await Promise.all([put({ rotateSecret: true }), put({ rotateSecret: true, deployUrl: OWN_URL })]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const [won, lost] = answers.sort((a, b) => a.status - b.status);
      expect(await lost?.json()).toMatchObject({ code: "changed_meanwhile" });
      const { deployUrl, signingSecret } = EnvironmentSet.parse(await won?.json());
      expect(await holds("shop")).toMatchObject({ settings: { deployUrl, soakSeconds: 60 }, signingSecret });
    },
  );

  it("that was shown is the one that holds, also where two set an environment first", async () => {
    const answers = await Promise.all([put({ deployUrl: URL_OF_ALL }), put({ deployUrl: OWN_URL })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const won = EnvironmentSet.parse(await answers.find(({ status }) => status === 200)?.json());
    expect((await holds("shop")).signingSecret).toBe(won.signingSecret);
  });

  it("is in no answer of any GET", async () => {
    const { signingSecret } = await set({ deployUrl: URL_OF_ALL });
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
