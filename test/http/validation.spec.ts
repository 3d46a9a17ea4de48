import { describe, expect, it, test } from "vitest";
import * as z from "zod";
import { Problem } from "../../lambdas/contract/problem.ts";
import { RepoRequest } from "../../lambdas/contract/repo.ts";
import { RunRequest } from "../../lambdas/contract/run.ts";
import { Cursor, Limit, RepoName } from "../../lambdas/contract/scalars.ts";
import { json } from "../../lambdas/http/route.ts";
import { anApi, aRoute, bearer } from "../support/api.ts";

const { app } = anApi([
  aRoute({ method: "POST", path: "/runs", scope: "write", body: RunRequest, serve: async ({ body }) => json(body, 202) }),
  aRoute({ method: "POST", path: "/repos", scope: "write", body: RepoRequest, serve: async ({ body }) => json(body, 201) }),
  aRoute({
    path: "/runs",
    query: z.strictObject({ repo: RepoName.optional(), limit: Limit, cursor: Cursor.optional() }),
    serve: async ({ query }) => json(query),
  }),
]);
const post = (path: string, body: unknown) =>
  app.request(path, { method: "POST", headers: bearer("writer"), body: typeof body === "string" ? body : JSON.stringify(body) });

async function wrongFields(response: Response): Promise<string[]> {
  expect(response.status).toBe(400);
  const { code, errors } = Problem.parse(await response.json());
  expect(code).toBe("validation_failed");
  return [...new Set((errors ?? []).map(({ field }) => field))].sort();
}

const aRequest = { repo: "acme/shop", commit: "0123456789abcdef0123456789abcdef01234567" };

describe("a body", () => {
  it("has every wrong field named at once", async () => {
    const body = { repo: "no slash", ref: "", commit: "HEAD", timeoutSeconds: "60", retries: 4, sourceId: "x" };

    expect(await wrongFields(await post("/runs", body))).toEqual(["commit", "ref", "repo", "retries", "sourceId", "timeoutSeconds"]);
  });

  it("has every missing field named", async () => {
    expect(await wrongFields(await post("/runs", {}))).toEqual(["commit", "repo"]);
  });

  it("that is not there is one without its fields", async () => {
    expect(await wrongFields(await post("/runs", ""))).toEqual(["commit", "repo"]);
  });

  it("has unknown fields named, all of them, so that a typing error is not ignored", async () => {
    expect(await wrongFields(await post("/runs", { ...aRequest, timeout: 5, retry: 1 }))).toEqual(["retry", "timeout"]);
  });

  it("has wrong fields inside of others named by their path", async () => {
    const body = { repo: "acme/shop", incidentPolicy: { runs: 0, quiet: 3 } };

    expect(await wrongFields(await post("/repos", body))).toEqual(["incidentPolicy.quiet", "incidentPolicy.runs"]);
  });

  test.each([
    ["a list", []],
    ["a number", 7],
    ["null", "null"],
    ["a text", `"acme/shop"`],
  ])("that is %s is wrong as a whole", async (_, body) => {
    expect(await wrongFields(await post("/runs", body))).toEqual(["body"]);
  });

  it("says of each field what was expected", async () => {
    const response = await post("/runs", { ...aRequest, timeoutSeconds: 841 });
    const { errors } = Problem.parse(await response.json());

    expect(errors).toEqual([{ field: "timeoutSeconds", reason: "at most 840: Lambda's 15 minutes bound a run" }]);
  });

  test.each([
    ["repo", `owner/${"n".repeat(101)}`],
    ["repo", "acme/../etc"],
    ["ref", "r".repeat(256)],
    ["ref", "main branch"],
    ["commit", "a".repeat(41)],
    ["commit", "abc"],
    ["timeoutSeconds", 0],
    ["timeoutSeconds", 1.5],
    ["retries", -1],
  ])("with %s = %j is refused", async (field, value) => {
    expect(await wrongFields(await post("/runs", { ...aRequest, [field]: value }))).toEqual([field]);
  });

  it("may leave out what has a default", async () => {
    const response = await post("/runs", aRequest);

    expect(await response.json()).toEqual({ ...aRequest, ref: "main", retries: 0 });
  });
});

describe("a query", () => {
  const get = (query: string) => app.request(`/runs?${query}`, { headers: bearer("reader") });

  test.each(["limit=0", "limit=101", "limit=1.5", "limit=ten", `cursor=${"x".repeat(2049)}`, "repo=shop"])(
    "with %s is refused by name",
    async (query) => {
      expect(await wrongFields(await get(query))).toEqual([query.split("=")[0]]);
    },
  );

  it("with a filter that there is not is refused by name, instead of being answered unfiltered", async () => {
    expect(await wrongFields(await get("repository=acme/shop&limit=5"))).toEqual(["repository"]);
  });

  test.each([
    ["", 50],
    ["limit=1", 1],
    ["limit=100", 100],
  ])("'%s' asks for %i", async (query, limit) => {
    expect(await (await get(query)).json()).toEqual({ limit });
  });
});
