import { describe, expect, it } from "vitest";
import { EDGE_FUNCTION } from "../../../../lambdas/domain/releases/infrastructure/site/edge-function.ts";

type Headers = Record<string, { value: string }>;
type Answer = { uri?: string; statusCode?: number };

/** The function as CloudFront runs it, over a store of these keys. */
async function ask(keys: Record<string, string>, uri: string, { ip = "192.0.2.1", headers = {} as Headers } = {}): Promise<Answer> {
  const store = `{ kvs: () => ({ get: async (key) => { const all = ${JSON.stringify(keys)}; if (!(key in all)) throw new Error(key); return all[key]; } }) }`;
  const code = EDGE_FUNCTION.replace("import cf from 'cloudfront';", `const cf = ${store};`);
  const { handler } = await import(`data:text/javascript,${encodeURIComponent(`${code}\nexport { handler };`)}`);
  return handler({ request: { uri, headers }, viewer: { ip } });
}
const addresses = Array.from({ length: 1000 }, (_, at) => `10.${at % 7}.${at % 251}.${at}`);

describe("the function at the edge", () => {
  it("puts the active release before the path, and finds the page of a folder", async () => {
    const keys = { active: "abc", canary: " ", share: "0" };
    const uris = await Promise.all(["/", "/about", "/about/", "/assets/app.js"].map(async (uri) => (await ask(keys, uri)).uri));
    expect(uris).toEqual([
      "/releases/abc/index.html",
      "/releases/abc/about/index.html",
      "/releases/abc/about/index.html",
      "/releases/abc/assets/app.js",
    ]);
  });

  it("says that nothing is active rather than show nothing", async () => {
    expect(await ask({}, "/")).toMatchObject({ statusCode: 503 });
    expect(await ask({ active: " " }, "/")).toMatchObject({ statusCode: 503 });
  });

  it("shows an uploaded release to nobody but who asks for the preview", async () => {
    const keys = { active: "old", canary: "new", share: "0" };
    expect((await ask(keys, "/")).uri).toBe("/releases/old/index.html");
    expect((await ask(keys, "/", { headers: { "x-preview": { value: "1" } } })).uri).toBe("/releases/new/index.html");
  });

  it("shows a canary to about its share of the visitors, and to the same ones each time", async () => {
    const keys = { active: "old", canary: "new", share: "10" };
    const shown = () => Promise.all(addresses.map(async (ip) => (await ask(keys, "/", { ip })).uri));
    const first = await shown();
    const share = first.filter((uri) => uri?.includes("/new/")).length / addresses.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.16);
    expect(await shown()).toEqual(first);
  });

  it("shows a canary of 100 % to all", async () => {
    const keys = { active: "old", canary: "new", share: "100" };
    for (const ip of addresses.slice(0, 50)) expect((await ask(keys, "/", { ip })).uri).toContain("/new/");
  });
});
