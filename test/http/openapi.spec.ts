import { describe, expect, it } from "vitest";
import * as z from "zod";
import { documentedPath, openApi } from "../../lambdas/http/openapi.ts";
import { PROBLEMS } from "../../lambdas/http/problem.ts";
import { anApi, documentedRoutes } from "../support/api.ts";

const Schema = z.record(z.string(), z.unknown());
const Media = z.record(z.string(), z.object({ schema: Schema }));
const Operation = z.object({
  summary: z.string().min(1),
  tags: z.array(z.string()).length(1),
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(["path", "query", "header"]), required: z.boolean().optional(), schema: Schema }),
  ),
  requestBody: z.object({ required: z.boolean(), content: Media }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.object({ description: z.string().min(1), content: Media })),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  paths: z.record(z.string().startsWith("/"), z.partialRecord(z.enum(["get", "post", "put", "patch"]), Operation)),
  components: z.object({ securitySchemes: Schema, schemas: z.record(z.string(), Schema) }),
});

const routes = documentedRoutes();
const json = JSON.parse(JSON.stringify(openApi(routes)));
const document = Document.parse(json);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

function referencesOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "$ref" ? [String(inner)] : referencesOf(inner)));
}

const resolve = (reference: string): unknown =>
  reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? new Map(Object.entries(at)).get(key) : undefined), json);

describe("the OpenAPI document", () => {
  it("has every route, and nothing else", () => {
    const said = operations.map(({ method, path }) => `${method} ${path}`);

    expect(said.sort()).toEqual(routes.map(({ method, path }) => `${method} ${documentedPath(path)}`).sort());
  });

  it("resolves every reference", () => {
    const references = new Set(referencesOf(json));

    expect([...references].filter((reference) => resolve(reference) === undefined)).toEqual([]);
    expect(references).toContain("#/components/schemas/Problem");
  });

  it("gives every operation a name of its own, for clients that are generated", () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("declares exactly the parameters that each path has", () => {
    for (const { path, operation } of operations) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(
        inPath.map(({ name }) => `{${name}}`),
        path,
      ).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(
        inPath.every(({ required }) => required),
        path,
      ).toBe(true);
    }
  });

  it("says of every route that needs a token what happens without one", () => {
    for (const { path, operation } of operations.filter(({ operation }) => operation.security.length > 0)) {
      expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(["401", "403"]));
    }
  });

  it("asks for a token for every write but GitHub's, whose webhooks are signed", () => {
    const open = operations.filter(({ method, operation }) => method !== "GET" && operation.security.length === 0);

    expect(open.map(({ path }) => path)).toEqual(["/webhooks/github"]);
  });

  it("leaves only /health open to be read", () => {
    const open = operations.filter(({ method, operation }) => method === "GET" && operation.security.length === 0);

    expect(open.map(({ path }) => path)).toEqual(["/health"]);
  });

  it("gives lists a limit and a cursor, neither of them required", () => {
    for (const path of ["/repos", "/runs", "/runs/{id}/tests", "/clusters", "/flaky-tests", "/incidents"]) {
      const parameters = document.paths[path]?.get?.parameters.filter((parameter) => parameter.in === "query") ?? [];
      expect(
        parameters.map(({ name }) => name),
        path,
      ).toEqual(expect.arrayContaining(["limit", "cursor"]));
      expect(
        parameters.filter(({ required }) => required),
        path,
      ).toEqual([]);
    }
  });

  it("describes answers as they are parsed", () => {
    const run = document.paths["/runs/{id}"]?.get?.responses["200"]?.content["application/json"]?.schema;

    expect(run).toMatchObject({
      type: "object",
      properties: { status: { type: "string" }, conclusion: expect.anything(), failures: { type: "array" } },
    });
  });

  it("has the statuses that the API promises", () => {
    const successOf = (path: string, method: "get" | "post" | "patch") =>
      Object.keys(document.paths[path]?.[method]?.responses ?? {}).filter((status) => status < "300");

    expect(successOf("/runs", "post")).toEqual(["202"]);
    expect(successOf("/runs/{id}/rerun", "post")).toEqual(["201"]);
    expect(successOf("/repos", "post")).toEqual(["201"]);
    expect(successOf("/repos/{owner}/{name}/sources", "post")).toEqual(["201"]);
    expect(successOf("/incidents/{id}", "patch")).toEqual(["200"]);
  });
});

describe("the API itself", () => {
  const { app } = anApi(routes);

  it("serves the document and the docs to everybody", async () => {
    const spec = await app.request("/openapi.json");
    const docs = await app.request("/docs");

    expect(await spec.json()).toEqual(json);
    expect([docs.status, docs.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  });

  it("documents every path, method and problem code for people, without a script", async () => {
    const page = await (await app.request("/docs")).text();

    for (const { path, method } of routes)
      expect(page).toMatch(new RegExp(`${method}</span> <code>${documentedPath(path).replace(/[{}]/g, "\\$&")}</code>`));
    for (const code of Object.keys(PROBLEMS)) expect(page).toContain(`<code>${code}</code>`);
    expect(page).not.toContain("<script");
  });

  it("refuses every route but the open one without a token, before anything else", async () => {
    for (const { method, path, scope } of routes.filter(({ scope }) => scope !== null)) {
      const response = await app.request(documentedPath(path).replace(/\{\w+\}/g, "x"), {
        method,
        ...(method === "GET" ? {} : { body: "{" }),
      });
      expect(response.status, `${method} ${path} (${scope})`).toBe(401);
    }
  });
});
