import { describe, expect, it, test } from "vitest";
import { documentedPath } from "../../lambdas/http/openapi.ts";
import type { Route } from "../../lambdas/http/route.ts";
import { aCallerRoute, anApi, aRoute, bearer, documentedRoutes, secretOf } from "../support/api.ts";

const write = aRoute({ method: "POST", scope: "write" });
const report = aRoute({ method: "POST", path: "/told", scope: "report" });
const admin = aRoute({ method: "POST", path: "/admin", scope: "admin" });
const statusOf = async (app: ReturnType<typeof anApi>["app"], path: string, method: string, headers: Record<string, string>) =>
  (await app.request(path, { method, headers })).status;

describe("where reads need a token", () => {
  const { app } = anApi([aRoute(), report, write, admin]);

  test.each([
    ["nobody", {}, 401, 401, 401, 401],
    ["a reader", bearer("reader"), 200, 403, 403, 403],
    ["a reporter", bearer("reporter"), 200, 200, 403, 403],
    ["a writer", bearer("writer"), 200, 200, 200, 403],
    ["an admin", bearer("admin"), 200, 200, 200, 200],
    ["a revoked admin", bearer("gone"), 401, 401, 401, 401],
  ])("%s is answered as its scope says", async (_, headers, read, told, wrote, administered) => {
    expect(await statusOf(app, "/things", "GET", headers)).toBe(read);
    expect(await statusOf(app, "/told", "POST", headers)).toBe(told);
    expect(await statusOf(app, "/things", "POST", headers)).toBe(wrote);
    expect(await statusOf(app, "/admin", "POST", headers)).toBe(administered);
  });
});

describe("where reads are public", () => {
  const { app } = anApi([aRoute(), write], { publicRead: true });

  it("lets everybody read, and nobody write", async () => {
    expect(await statusOf(app, "/things", "GET", {})).toBe(200);
    expect(await statusOf(app, "/things", "POST", {})).toBe(401);
  });

  it("still refuses a token that is none: its owner should learn of it", async () => {
    expect(await statusOf(app, "/things", "GET", { authorization: "Bearer none-of-ours" })).toBe(401);
  });
});

describe("an Authorization header", () => {
  const { app } = anApi([aRoute()]);

  test.each([
    "",
    "Bearer",
    "Bearer ",
    secretOf("reader"),
    `Basic ${secretOf("reader")}`,
    `Bearer ${secretOf("reader")}x`,
    `Bearer ${secretOf("reader")} more`,
    `Bearer ${"x".repeat(201)}`,
  ])("of the form '%s' lets nobody in", async (authorization) => {
    expect(await statusOf(app, "/things", "GET", { authorization })).toBe(401);
  });

  it("is read in any case", async () => {
    expect(await statusOf(app, "/things", "GET", { AUTHORIZATION: `bearer  ${secretOf("reader")}` })).toBe(200);
  });

  it("is never repeated in the answer", async () => {
    const response = await app.request("/things", { headers: { authorization: "Bearer top-secret-thing" } });

    expect(await response.text()).not.toContain("top-secret-thing");
  });
});

describe("a token that only reports", () => {
  const { app } = anApi(documentedRoutes());
  /** Only whether it was let in: what is behind the door is not there. */
  const isLetIn = async ({ method, path }: Route, who: string) => {
    const asked = documentedPath(path).replace(/\{\w+\}/g, "x");
    return (await app.request(asked, { method, headers: bearer(who), body: "{" })).status !== 403;
  };

  it("may tell of deployments, alerts and metrics, and nothing else that changes anything", async () => {
    const told: string[] = [];
    for (const route of documentedRoutes().filter(({ method, scope }) => method !== "GET" && scope !== null)) {
      if (await isLetIn(route, "reporter")) told.push(`${route.method} ${route.path}`);
      expect(await isLetIn(route, "admin"), route.path).toBe(true);
    }
    expect(told.sort()).toEqual([
      "PATCH /deployments/{id}",
      "POST /alerts",
      "POST /deployments",
      "POST /deployments/{id}/incidents",
      "POST /releases/{id}/metrics",
    ]);
  });
});

describe("an open path", () => {
  it("takes a caller without a token as anonymous, and one with a token by its name", async () => {
    const { callers, route } = aCallerRoute({ scope: null });
    const { app } = anApi([route]);
    await app.request("/things");
    await app.request("/things", { headers: bearer("writer") });

    expect(callers).toEqual([
      { name: "anonymous", scope: "read" },
      { name: "writer", scope: "write" },
    ]);
  });
});
