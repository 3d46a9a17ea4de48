import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../../lambdas/contract/problem.ts";
import { Release } from "../../../lambdas/contract/release-record.ts";
import { ReleaseRow } from "../../../lambdas/contract/release-view.ts";
import { pageOf } from "../../../lambdas/contract/scalars.ts";
import { aReleaseRequest, WORDS } from "../../domain/releases/context/a-release-request.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(() => {
  system = new Releases();
});

const post = (body: unknown, headers: Record<string, string> = {}, who = "writer") =>
  system.request("POST", "/releases", body, who, headers);
const rowsOf = async (query = "") => {
  const response = await system.request("GET", `/releases${query}`, undefined, "reader");
  expect(response.status).toBe(200);
  return pageOf(ReleaseRow).parse(await response.json());
};
async function refused(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  return Problem.parse(await response.json());
}

describe("a request for a release", () => {
  it("is taken, and its package is made from then on", async () => {
    const response = await post(aReleaseRequest());
    const release = Release.parse(await response.json());

    expect(response.status).toBe(202);
    expect(response.headers.get("location")).toBe(`releases/${release.id}`);
    expect(release).toMatchObject({ status: "building", requestedBy: "writer", requestedAt: system.now(), gate: null, build: 1 });
    expect(release.context).toMatchObject({
      service: "churn_predictor_v2",
      availability: 0.999,
      latency: { milliseconds: 100, percentile: 99 },
    });
  });

  const { name: _, ...nameless } = aReleaseRequest();
  it.each([
    ["without a name", nameless, "name", "is required"],
    ["with an empty name", aReleaseRequest({ name: "" }), "name", "expected 1 to 50 lower-case"],
    ["with more than 100 % availability", aReleaseRequest({ availabilitySla: "100.1%" }), "availabilitySla", "100"],
    ["with 100 % availability, which nothing reaches", aReleaseRequest({ availabilitySla: "100%" }), "availabilitySla", ""],
    ["with a latency that is none", aReleaseRequest({ latencySla: "fast" }), "latencySla", ""],
    ["with a commit that is none", aReleaseRequest({ commit: "HEAD" }), "commit", "hexadecimal"],
    ["with an unknown field", { ...aReleaseRequest(), skipChecks: true }, "skipChecks", "unknown field"],
    ["without environments", aReleaseRequest({ environments: [] }), "environments", "at least one"],
    ["with six environments", aReleaseRequest({ environments: ["a", "b", "c", "d", "e", "f"] }), "environments", "at most 5"],
    ["with the same environment twice", aReleaseRequest({ environments: ["dev", "dev"] }), "environments", ""],
    ["with a service that is no name", aReleaseRequest({ service: "a b" }), "service", "expected"],
  ])("%s is refused, naming the field and the reason", async (_, body, field, reason) => {
    const { code, errors } = await refused(await post(body), 400);

    expect(code).toBe("validation_failed");
    expect(errors?.map((error) => error.field.split(".")[0])).toEqual([field]);
    expect(errors?.[0]?.reason).toContain(reason);
    expect((await rowsOf()).items).toEqual([]);
  });

  it("may have what an admin set as production nowhere but last, where it is reviewed", async () => {
    const set = (environment: string, body: object) => system.request("PUT", `/environments/${environment}`, body, "admin");
    const order = (environments: string[], service = "shop") => post(aReleaseRequest({ service, environments }));
    await set("live-eu", { isProduction: true });
    await set("live-us", { service: "shop", isProduction: true });
    const reason = (name: string) => `"${name}" is set as production: it may only be the last one, which is reviewed`;

    expect((await refused(await order(["live-us", "dev", "live-eu", "qa"]), 400)).errors).toEqual([
      { field: "environments.0", reason: reason("live-us") },
      { field: "environments.2", reason: reason("live-eu") },
    ]);
    expect((await rowsOf()).items).toEqual([]);
    expect((await refused(await order(["live-eu", "dev"], "another"), 400)).errors?.map(({ field }) => field)).toEqual(["environments.0"]);
    expect((await order(["live-us", "dev"], "another")).status).toBe(202);
    expect((await order(["dev", "live-us"])).status).toBe(202);
  });

  it("for an unknown framework is refused with a list of what is supported", async () => {
    const { errors } = await refused(await post(aReleaseRequest({ framework: "COBOL" })), 400);

    expect(errors?.map(({ field }) => field)).toContain("framework");
    const words = JSON.stringify(errors);
    for (const known of ["scikit-learn", "Node"]) expect(words).toContain(known);
  });

  it("with several faults is told all of them at once", async () => {
    const { errors } = await refused(await post(aReleaseRequest({ latencySla: "fast", availabilitySla: "101%" })), 400);
    expect(errors?.map(({ field }) => field)).toEqual(["latencySla", "availabilitySla"]);
  });

  it.each([["[]"], ["null"], ['"text"'], ["{"]])("that is %s and no object is refused, not taken for a fault of ours", async (body) => {
    expect((await post(body)).status).toBe(400);
  });

  it("needs a token that writes", async () => {
    expect(await refused(await post(aReleaseRequest(), {}, "reader"), 403)).toMatchObject({ code: "forbidden" });
  });

  it.each(Object.keys(WORDS))("makes a package of the stack %s, for five environments too", async (stack) => {
    const words = WORDS[stack as keyof typeof WORDS];
    const environments = ["dev", "test", "staging", "live-eu", "live-us"];
    const { id } = await system.requested({ ...words, name: stack, environments });
    await system.settle();

    expect(system.thrown).toEqual([]);
    expect((await system.release(id)).status).toBe("approved");
  });
});

describe("an idempotency key", () => {
  const key = { "idempotency-key": "release-1" };

  it("gives one release for the same request, whatever the order of its fields", async () => {
    const first = Release.parse(await (await post(aReleaseRequest(), key)).json());
    await system.settle();
    const again = await post(Object.fromEntries(Object.entries(aReleaseRequest()).reverse()), key);

    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.json()).toEqual(first);
    expect((await rowsOf()).items).toHaveLength(1);
  });

  it("gives one release for two requests at the same time", async () => {
    const answers = await Promise.all([post(aReleaseRequest(), key), post(aReleaseRequest(), key)]);
    const ids = await Promise.all(answers.map(async (answer) => Release.parse(await answer.json()).id));

    expect(new Set(ids).size).toBe(1);
    expect((await rowsOf()).items).toHaveLength(1);
  });

  it("is refused for another request, and is each token's own", async () => {
    await post(aReleaseRequest(), key);
    expect(await refused(await post(aReleaseRequest({ version: "3.0.0" }), key), 409)).toMatchObject({ code: "idempotency_key_reused" });
    expect((await post(aReleaseRequest({ version: "3.0.0" }), key, "reviewer")).status).toBe(202);
  });

  it("has the release made that was stored before the queue failed: the sweeper finds it", async () => {
    system.fault = (effect) => {
      if (effect === "queue") throw new Error("no queue");
    };
    expect((await post(aReleaseRequest(), key)).status).toBe(500);
    system.fault = () => {};
    const again = Release.parse(await (await post(aReleaseRequest(), key)).json());
    await system.pass(121);
    await system.sweep();

    expect((await system.release(again.id)).status).toBe("approved");
    expect((await rowsOf()).items).toHaveLength(1);
  });
});

describe("the list of releases", () => {
  const several = async () => {
    for (let index = 0; index < 5; index++) {
      await system.requested({ version: `1.0.${index}`, service: index % 2 === 0 ? "even" : "odd" });
      await system.pass(40_000);
    }
  };
  const versionsOf = async (query: string) => (await rowsOf(query)).items.map(({ version }) => version);

  it("has the newest first, over days", async () => {
    await several();
    expect(await versionsOf("")).toEqual(["1.0.4", "1.0.3", "1.0.2", "1.0.1", "1.0.0"]);
  });

  it("is filtered by service, status and environment", async () => {
    await several();
    const { items } = await rowsOf("?service=odd");
    await system.act(items[0]?.id ?? "", "promote");

    expect(await versionsOf("?service=even")).toEqual(["1.0.4", "1.0.2", "1.0.0"]);
    expect(await versionsOf("?status=promoting")).toEqual(["1.0.3"]);
    expect(await versionsOf("?environment=dev")).toEqual(["1.0.3"]);
    expect(await versionsOf("?environment=dev&service=even")).toEqual([]);
  });

  it.each(["", "service=even&"])("comes in pages that leave nothing out and repeat nothing (%s)", async (filter) => {
    await several();
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 10; pages++) {
      const page: Awaited<ReturnType<typeof rowsOf>> = await rowsOf(
        `?${filter}limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await rowsOf(filter ? `?${filter}` : "")).items.map(({ id }) => id));
  });

  it("refuses a cursor of another list, and a filter that it does not know", async () => {
    await several();
    const { nextCursor } = await rowsOf("?limit=1");
    const of = (query: string) => system.request("GET", `/releases${query}`, undefined, "reader");

    expect(await refused(await of(`?service=even&cursor=${encodeURIComponent(nextCursor ?? "")}`), 400)).toMatchObject({
      code: "foreign_cursor",
    });
    expect(await refused(await of("?cursor=some"), 400)).toMatchObject({ code: "foreign_cursor" });
    expect(await refused(await of("?status=gone"), 400)).toMatchObject({ errors: [{ field: "status" }] });
    expect(await refused(await of("?colour=red"), 400)).toMatchObject({ errors: [{ field: "colour", reason: "unknown field" }] });
    expect(await refused(await of("?limit=0"), 400)).toMatchObject({ errors: [{ field: "limit" }] });
  });
});

describe("a release that is read", () => {
  it.each(["", "/summary", "/trace", "/archive"])("is 404 where nobody knows it (%s)", async (part) => {
    for (const id of ["01K9ZZZZZZZZZZZZZZZZZZZZZZ", "nothing", "%00"]) {
      const response = await system.request("GET", `/releases/${id}${part}`, undefined, "reader");
      expect(await refused(response, 404)).toMatchObject({ code: "release_not_found" });
    }
  });

  it("has the summary that release owners' reports take", async () => {
    const { id } = await system.requested();
    const read = async () => (await system.request("GET", `/releases/${id}/summary`)).json();
    expect(await read()).toMatchObject({ pipelineStages: [], artifacts: {}, readiness: null, overall: null, deploymentReady: false });
    await system.settle();
    const summary = await read();

    expect(summary).toMatchObject({
      model: "churn_predictor_v2:2.1.0",
      target: "Kubernetes (GKE)",
      roles: { JUS: "User Stories Specialist", PBD: "Pipeline Builder", DVE: "DevOps Engineer", ASC: "Automation Scripter" },
      readiness: { requirements: 1, pipeline: 1, infrastructure: 1, monitoring: 1 },
      overall: 1,
      deploymentReady: true,
    });
    expect(summary.pipelineStages).toHaveLength(8);
    expect(Object.keys(summary.artifacts)).toEqual((await system.detail(id)).artifacts.map(({ path }) => path));
  });

  it("names the actions that its status allows", async () => {
    const { id } = await system.requested();
    expect((await system.detail(id)).legal).toEqual(["cancel"]);
    await system.settle();
    expect((await system.detail(id)).legal).toEqual(["promote", "cancel"]);
  });

  it.each(["promote", "approve", "reject", "rollback"])(
    "refuses to %s while it is made, with the actions that are legal",
    async (action) => {
      const { id } = await system.requested();
      const problem = await refused(await system.act(id, action, { reason: "now" }, "reviewer"), 409);
      expect(problem).toMatchObject({ code: "release_state", legal: ["cancel"] });
    },
  );

  it.each(["promote", "approve", "reject", "rollback", "cancel"])("needs a token that writes to %s", async (action) => {
    const { id } = await system.requested();
    expect((await system.act(id, action, { reason: "now" }, "reader")).status).toBe(403);
  });
});
