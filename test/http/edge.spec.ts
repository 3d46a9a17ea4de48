import { describe, expect, it, test } from "vitest";
import * as z from "zod";
import { Problem } from "../../lambdas/contract/problem.ts";
import { json } from "../../lambdas/http/route.ts";
import { anApi, aRoute, bearer } from "../support/api.ts";

const KIB = 1024;
const Body = z.strictObject({ name: z.string() });
const api = anApi([
  aRoute(),
  aRoute({ method: "POST", scope: "write", body: Body, serve: async ({ body }) => json(body, 201) }),
  aRoute({ path: "/things/{id}", serve: async ({ params }) => json(params) }),
  aRoute({
    path: "/broken",
    serve: async () => {
      throw new Error("connect ECONNREFUSED 10.0.0.7 with password hunter2");
    },
  }),
]);
const ask = (path: string, init: RequestInit = {}) => api.app.request(path, { headers: bearer("reader"), ...init });
const post = (body: string, headers = bearer("writer")) => api.app.request("/things", { method: "POST", headers, body });

describe("every problem", () => {
  test.each([
    { what: "a path that is none", status: 404, code: "not_found", answer: () => ask("/nothing") },
    { what: "the API's root", status: 404, code: "not_found", answer: () => ask("/") },
    { what: "a path that cannot be decoded", status: 404, code: "not_found", answer: () => ask("/%E0%A4%A") },
    {
      what: "a method that the path does not know",
      status: 405,
      code: "method_not_allowed",
      answer: () => ask("/things", { method: "DELETE" }),
    },
    { what: "no token", status: 401, code: "unauthorized", answer: () => ask("/things", { headers: {} }) },
    { what: "a token that is too small", status: 403, code: "forbidden", answer: () => post("{}", bearer("reader")) },
    { what: "a body that is no JSON", status: 400, code: "malformed_json", answer: () => post("{") },
    { what: "a body with wrong fields", status: 400, code: "validation_failed", answer: () => post("{}") },
    { what: "a body that is too large", status: 413, code: "body_too_large", answer: () => post(`"${"x".repeat(256 * KIB)}"`) },
    { what: "an error of our own", status: 500, code: "internal", answer: () => ask("/broken") },
  ])("says $status $code to $what, as RFC 9457 wants it, with CORS headers", async ({ status, code, answer }) => {
    const response = await answer();
    const problem = Problem.parse(await response.json());

    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(problem).toMatchObject({ status, code, type: `urn:bellwether:problem:${code}` });
    expect(problem.title).not.toBe("");
    expect(problem.detail).not.toBe("");
  });

  it("names the methods that a path does know", async () => {
    const response = await ask("/things", { method: "PATCH" });

    expect(response.headers.get("allow")).toBe("GET, POST");
  });

  it("tells who has no token how to send one", async () => {
    const response = await ask("/things", { headers: {} });

    expect(response.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });
});

describe("an error of our own", () => {
  it("keeps its message from the caller and tells it to whoever runs the API", async () => {
    const response = await ask("/broken");
    const line = api.lines.at(-1);

    expect(await response.text()).not.toMatch(/ECONNREFUSED|hunter2/);
    expect(line).toMatchObject({ method: "GET", path: "/broken", status: 500 });
    expect(String(line?.error)).toMatch(/ECONNREFUSED/);
  });

  it("is not what a caller did wrong", async () => {
    await ask("/nothing");
    expect(api.lines.at(-1)).toEqual({ method: "GET", path: "/nothing", status: 404, milliseconds: expect.any(Number) });

    await post("{");
    expect(api.lines.at(-1)).toEqual({ method: "POST", path: "/things", status: 400, milliseconds: expect.any(Number) });
  });
});

describe("a request", () => {
  it("is handed over with what its path names", async () => {
    const response = await ask("/things/a%20b");

    expect(await response.json()).toEqual({ id: "a b" });
  });

  it("of the largest size is taken", async () => {
    const name = "x".repeat(256 * KIB - `{"name":""}`.length);
    const response = await post(JSON.stringify({ name }));

    expect(response.status).toBe(201);
  });

  it("leaves one line, whatever came of it", async () => {
    const before = api.lines.length;
    await ask("/things");
    await ask("/things", { headers: {} });

    expect(api.lines.slice(before).map(({ status }) => status)).toEqual([200, 401]);
  });
});

describe("a page of another origin", () => {
  it("may ask with a token, a body type and an idempotency key", async () => {
    const response = await api.app.request("/things", {
      method: "OPTIONS",
      headers: {
        origin: "http://page.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type,idempotency-key",
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-allow-headers")).toMatch(/authorization.*content-type.*idempotency-key/i);
    expect(response.headers.get("access-control-allow-methods")).toMatch(/GET.*POST.*PATCH/);
  });

  it("may read the headers that answers rely on", async () => {
    const response = await ask("/things");

    expect(response.headers.get("access-control-expose-headers")?.split(",")).toEqual(
      expect.arrayContaining(["ETag", "Content-Range", "Location", "Idempotent-Replayed"]),
    );
  });
});

describe("a conditional request", () => {
  it("gets 304 without a body while nothing has changed", async () => {
    const etag = (await ask("/things")).headers.get("etag") ?? "";
    const again = await ask("/things", { headers: { ...bearer("reader"), "if-none-match": etag } });

    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    expect(again.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("gets the whole answer once it changed, and nothing without its token", async () => {
    const etag = (await ask("/things")).headers.get("etag") ?? "";
    const other = await ask("/things/other", { headers: { ...bearer("reader"), "if-none-match": etag } });
    const stranger = await ask("/things", { headers: { "if-none-match": etag } });

    expect([other.status, stranger.status]).toEqual([200, 401]);
  });
});
