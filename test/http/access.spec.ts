import { describe, expect, it, test } from "vitest";
import { aCallerRoute, anApi, aRoute, bearer, secretOf } from "../support/api.ts";

const write = aRoute({ method: "POST", scope: "write" });
const admin = aRoute({ method: "POST", path: "/admin", scope: "admin" });
const statusOf = async (app: ReturnType<typeof anApi>["app"], path: string, method: string, headers: Record<string, string>) =>
  (await app.request(path, { method, headers })).status;

describe("where reads need a token", () => {
  const { app } = anApi([aRoute(), write, admin]);

  test.each([
    ["nobody", {}, 401, 401, 401],
    ["a reader", bearer("reader"), 200, 403, 403],
    ["a writer", bearer("writer"), 200, 200, 403],
    ["a revoked admin", bearer("gone"), 401, 401, 401],
  ])("%s is answered as its scope says", async (_, headers, read, wrote, administered) => {
    expect(await statusOf(app, "/things", "GET", headers)).toBe(read);
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
