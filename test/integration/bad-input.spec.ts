import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, it, test } from "vitest";
import { Incident } from "../../lambdas/contract/incident.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { aTarball } from "../sources/tarball/archives.ts";
import { bellwether } from "../support/system/command.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, fieldsOf, post, problemOf, read } from "../support/system/http.ts";
import { aCommit, allRuns, aRepo, aRepoRunning, ended, queue, queueToEnd, uploadSource } from "../support/system/runs.ts";
import { system } from "../support/system/system.ts";

const workflow = { name: ".bellwether.json", body: JSON.stringify({ version: 1, steps: [{ name: "Say", run: "echo ran" }] }) };
const UNKNOWN_ULID = "01JZZZZZZZZZZZZZZZZZZZZZZZ";

describe("a request", () => {
  it("for an unknown repository is answered with 404 wherever one is named", async () => {
    problemOf(await ask("/repos/nobody/nothing"), 404, "repo_not_found");
    problemOf(await post("/runs", { repo: "nobody/nothing", commit: aCommit() }), 404, "repo_not_found");
    problemOf(await post("/repos/nobody/nothing/sources", { sizeBytes: 10 }), 404, "repo_not_found");
  });

  test.each(['{"repo": "a/b",', "not json", '{"repo": "a/b"} and more', "\u0000"])(
    "with a body that is no JSON is 400: %j",
    async (body) => {
      problemOf(await post("/runs", body), 400, "malformed_json");
    },
  );

  test.each(["[]", "null", "7", '"text"'])("with a body that is no object is 400: %s", async (body) => {
    expect(fieldsOf(await post("/runs", body))).toEqual(["body"]);
  });

  it("with wrong fields is told of every one of them, also unknown ones", async () => {
    const body = { repo: 7, ref: "two words", commit: "HEAD", timeoutSeconds: "10", retries: 4, sourceId: {}, colour: "red" };
    expect(fieldsOf(await post("/runs", body)).toSorted()).toEqual(Object.keys(body).toSorted());
    expect(fieldsOf(await post("/runs")).toSorted()).toEqual(["commit", "repo"]);
    expect(fieldsOf(await post("/repos", { repo: "a/b", incidentPolicy: { runs: 0, quietHours: "long" } }))).toEqual([
      "incidentPolicy.runs",
      "incidentPolicy.quietHours",
    ]);
    expect(fieldsOf(await post("/repos/samples/success/sources", { sizeBytes: 1e12 }))).toEqual(["sizeBytes"]);
  });

  it("with wrong parameters is told of every one of them", async () => {
    expect(fieldsOf(await ask("/runs?limit=0&repo=nothing&since=yesterday&status=IN%20PROGRESS&order=up")).toSorted()).toEqual([
      "limit",
      "order",
      "repo",
      "since",
      "status",
    ]);
    for (const limit of ["101", "-1", "1.5", "many", ""])
      expect(fieldsOf(await ask(`/incidents?limit=${limit}`)), limit).toEqual(["limit"]);
  });

  test.each([
    ["owner", { repo: `${"o".repeat(101)}/name`, commit: aCommit() }, "repo"],
    ["repository", { repo: `owner/${"n".repeat(1_000)}`, commit: aCommit() }, "repo"],
    ["branch", { repo: "samples/success", ref: "b".repeat(256), commit: aCommit() }, "ref"],
    ["commit", { repo: "samples/success", commit: "a".repeat(41) }, "commit"],
  ])("with an over-long %s is 400", async (_, body, field) => {
    expect(fieldsOf(await post("/runs", body))).toEqual([field]);
  });

  it("with an over-long or unreadable idempotency key is 400", async () => {
    for (const key of ["k".repeat(256), "two words"]) {
      const answer = await post("/runs", { repo: "samples/success", commit: aCommit() }, { headers: { "Idempotency-Key": key } });
      expect(fieldsOf(answer)).toEqual(["Idempotency-Key"]);
    }
  });

  it("with a body over the limit is 413, and nothing comes of it", async () => {
    const name = `specs/big-${randomUUID().slice(0, 8)}`;
    problemOf(await post("/repos", { repo: name, description: "d".repeat(300_000) }), 413, "body_too_large");
    problemOf(await ask(`/repos/${name}`), 404, "repo_not_found");
  });

  it("to register a repository twice is 409", async () => {
    const { repo, createdAt } = await aRepo({ description: "the first" });
    problemOf(await post("/repos", { repo, description: "the second" }), 409, "repo_exists");
    expect(await read(Repo, `/repos/${repo}`)).toMatchObject({ description: "the first", createdAt });
  });

  test.each(["/", "/nothing", "/runs/", "/runs/a/b/c", "/repos/only-owner", "/metrics", "/..%2f..%2fetc/passwd", "/%00"])(
    "for the unknown path %s is 404",
    async (path) => {
      problemOf(await ask(path), 404, "not_found");
    },
  );

  it("with a method that the path does not know is 405 with those it knows", async () => {
    const answer = await ask("/runs", { method: "DELETE" });
    problemOf(answer, 405, "method_not_allowed");
    expect(answer.headers.get("allow")).toBe("POST, GET");
  });

  const IDS = ["1", UNKNOWN_ULID, "ffffffffffffffff", "a".repeat(200), "%F0%9F%92%A5", "RUN%23x", "run%3Fx=1", "'--", "null"];
  test.each(IDS)("for an id of whatever form that nothing has is 404: %s", async (id) => {
    problemOf(await ask(`/runs/${id}`), 404, "run_not_found");
    problemOf(await ask(`/runs/${id}/tests`), 404, "run_not_found");
    problemOf(await ask(`/runs/${id}/steps/1/log`), 404, "run_not_found");
    problemOf(await post(`/runs/${id}/cancel`), 404, "run_not_found");
    problemOf(await post(`/runs/${id}/rerun`), 404, "run_not_found");
    problemOf(await ask(`/clusters/${id}`), 404, "cluster_not_found");
    problemOf(await ask(`/incidents/${id}`), 404, "incident_not_found");
    problemOf(await ask(`/incidents/${id}/postmortem`), 404, "incident_not_found");
    problemOf(await ask(`/incidents/${id}`, { method: "PATCH", body: { status: "resolved" } }), 404, "incident_not_found");
  });
});

describe("a cursor", () => {
  it("is 400 where it is not ours, was changed, or belongs to another list or filter", async () => {
    const { nextCursor } = await read(pageOf(Repo), "/repos?limit=1");
    const cursor = nextCursor ?? "none";
    expect((await read(pageOf(Repo), `/repos?limit=1&cursor=${cursor}`)).items).toHaveLength(1);

    const foreign = [
      `/runs?cursor=${cursor}`,
      `/incidents?cursor=${cursor}`,
      `/repos?cursor=x${cursor}`,
      "/repos?cursor=bm90IG91cnM.x",
      "/clusters?cursor=",
    ];
    for (const path of foreign) problemOf(await ask(path), 400, "foreign_cursor");
    expect(fieldsOf(await ask(`/repos?cursor=${"c".repeat(2_049)}`))).toEqual(["cursor"]);
  });
});

describe("access", () => {
  const newToken = async (scope: string): Promise<{ name: string; secret: string }> => {
    const name = `spec ${scope} ${randomUUID().slice(0, 8)}`;
    const lines = await bellwether(system().commandEnv, "token", "create", name, "--scope", scope);
    return { name, secret: lines.find((line) => line.startsWith("bw_")) ?? "none" };
  };
  const order = () => ({ repo: "samples/success", commit: aCommit() });

  test.each([
    ["no token", {}],
    ["an unknown one", { Authorization: `Bearer bw_${"x".repeat(43)}` }],
    ["another scheme", { Authorization: "Basic dXNlcjpwYXNz" }],
    ["an over-long one", { Authorization: `Bearer ${"x".repeat(5_000)}` }],
    ["an empty one", { Authorization: "Bearer " }],
  ])("with %s is refused for every write with 401", async (_, headers: Record<string, string>) => {
    const known = (await allRuns("?repo=samples/success")).length;
    for (const path of ["/runs", "/repos", "/repos/samples/success/sources", `/runs/${UNKNOWN_ULID}/cancel`, "/generator/start"]) {
      const answer = await post(path, order(), { token: null, headers });
      problemOf(answer, 401, "unauthorized");
      expect(answer.headers.get("www-authenticate")).toContain("Bearer");
    }
    problemOf(await ask(`/incidents/${UNKNOWN_ULID}`, { method: "PATCH", body: {}, token: null, headers }), 401, "unauthorized");
    expect((await allRuns("?repo=samples/success")).length).toBe(known);
  });

  it("with a wrong token is refused for reads too, even where reads are public", async () => {
    problemOf(await ask("/runs", { token: "wrong" }), 401, "unauthorized");
    problemOf(await ask("/health", { token: "wrong" }), 401, "unauthorized");
  });

  it("without a token is for reads only where the target says so", async () => {
    const answer = await ask("/runs?limit=1", { token: null });
    if (system().target === "local") expect(answer.status).toBe(200);
    else problemOf(answer, 401, "unauthorized");
    expect(JSON.parse((await ask("/health", { token: null })).text)).toEqual({ status: expect.stringMatching(/^(ok|degraded)$/) });
  });

  it("with a token of too small a scope is 403, and ends at once when the token is revoked", async () => {
    const { name, secret } = await newToken("read");
    expect((await ask("/runs?limit=1", { token: secret })).status).toBe(200);
    const refusal = problemOf(await post("/runs", order(), { token: secret }), 403, "forbidden");
    expect(refusal.detail).toContain("write");
    problemOf(await post("/repos", { repo: "specs/forbidden" }, { token: secret }), 403, "forbidden");

    await bellwether(system().commandEnv, "token", "revoke", name);
    problemOf(await ask("/runs?limit=1", { token: secret }), 401, "unauthorized");
  });

  it("with the scope write may queue a run, which tells the token's name", async () => {
    const { name, secret } = await newToken("write");
    const { repo, sourceId } = await aRepoRunning([{ name: "Say", run: "echo hello" }]);
    const answer = await post("/runs", { repo, sourceId, commit: aCommit() }, { token: secret });
    const { id, triggeredBy } = JSON.parse(answer.text);
    expect({ status: answer.status, triggeredBy }).toEqual({ status: 202, triggeredBy: name });
    await ended(id);
  });
});

describe("a page of another origin", () => {
  const origin = { Origin: "https://dashboard.example" };

  it("may ask beforehand for every method and header that the API has", async () => {
    for (const [path, method] of [
      ["/runs", "POST"],
      [`/incidents/${UNKNOWN_ULID}`, "PATCH"],
    ] as const) {
      const wanted = "authorization,content-type,idempotency-key,if-none-match,range";
      const headers = { ...origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": wanted };
      const answer = await ask(path, { method: "OPTIONS", token: null, headers });

      expect(answer.status).toBe(204);
      expect(answer.headers.get("access-control-allow-origin")).toBe("*");
      expect(answer.headers.get("access-control-allow-methods")).toContain(method);
      expect(answer.headers.get("access-control-allow-headers")?.toLowerCase().replaceAll(" ", "")).toBe(wanted);
    }
  });

  it("can read every error", async () => {
    problemOf(await ask("/nothing", { headers: origin }), 404, "not_found");
    problemOf(await post("/runs", "{", { headers: origin }), 400, "malformed_json");
    problemOf(await post("/runs", {}, { headers: origin, token: null }), 401, "unauthorized");
    problemOf(await post("/runs", "x".repeat(300_000), { headers: origin }), 413, "body_too_large");
  });
});

describe("an incident", () => {
  it("cannot be moved where it may not go, and keeps its status", async () => {
    const { repo, sourceId } = await aRepoRunning(
      [{ name: "Build", run: `echo 'error: cannot find symbol ${randomUUID()}'; exit 1` }],
      {},
      { incidentPolicy: { runs: 1 } },
    );
    await queueToEnd({ repo, sourceId });
    const { items } = await eventually(
      () => read(pageOf(Incident), `/incidents?repo=${repo}`),
      (page) => page.items.length > 0,
    );
    const id = items[0]?.id ?? "none";
    const patch = (body: unknown) => ask(`/incidents/${id}`, { method: "PATCH", body });

    const problem = problemOf(await patch({ status: "open" }), 409, "illegal_transition");
    expect(problem.legal).toEqual(["mitigating", "resolved"]);
    expect(fieldsOf(await patch({ status: "closed", note: "", author: "a".repeat(101), mood: 1 })).toSorted()).toEqual([
      "author",
      "mood",
      "note",
      "status",
    ]);
    expect(await read(Incident, `/incidents/${id}`)).toMatchObject({ status: "open" });
  });
});

describe("an uploaded source", () => {
  const bomb = () => gzipSync(Buffer.alloc(64 * 1024 * 1024));
  const ARCHIVES: readonly [string, () => Buffer | Promise<Buffer>, RegExp][] = [
    ["climbs out of its directory", () => aTarball(workflow, { name: "../evil.txt", body: "evil" }), /evil\.txt.*leaves the directory/],
    ["has an absolute path", () => aTarball(workflow, { name: "/tmp/evil.txt", body: "evil" }), /absolute path/],
    ["links out of its directory", () => aTarball(workflow, { name: "out", type: "symlink", linkname: "../../.." }), /link.*outside/],
    [
      "links hard to a file elsewhere",
      () => aTarball(workflow, { name: "passwd", type: "link", linkname: "/etc/passwd" }),
      /etc\/passwd.*absolute path/,
    ],
    ["is a bomb", bomb, /unpacks to more than/],
    ["is no archive", () => Buffer.from("this is plain text, not an archive at all"), /not gzip/],
    ["has no workflow", () => aTarball({ name: "README.md", body: "hello" }), /\.bellwether\.json/],
    ["has a wrong workflow", () => aTarball({ name: ".bellwether.json", body: '{"version": 2, "steps": []}' }), /version/],
  ];

  it("that must not be unpacked or run ends its run as the owner's failure, with the reason", async () => {
    const { repo } = await aRepo();
    const queued: Run[] = [];
    for (const [, make] of ARCHIVES) queued.push(await queue({ repo, sourceId: await uploadSource(repo, await make()), retries: 2 }));

    for (const [index, [what, , reason]] of ARCHIVES.entries()) {
      const over = await ended(queued[index]?.id ?? "none");
      expect(over, what).toMatchObject({ conclusion: "failure", attempt: 1, steps: [], failureCount: 1 });
      expect(over.reason, what).toMatch(reason);
      expect(over.failures[0], what).toMatchObject({ category: "configuration", step: null });
      expect(over.failures[0]?.evidence[0]?.text, what).toMatch(reason);
    }
  });
});

describe("a test report", () => {
  const ENTITIES =
    '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>';
  const FILES = {
    "not-xml": '{"tests": 3}',
    "cut-off": '<testsuite><testcase name="one"/><testcase na',
    entities: ENTITIES,
    empty: "",
    nested: `${"<testsuite>".repeat(5_000)}<testcase name="deep"/>${"</testsuite>".repeat(5_000)}`,
    good: '<testsuite name="Good"><testcase name="one"/><testcase name="two"/></testsuite>',
  };

  it("that cannot be read is noted on its run, which loses nothing else", async () => {
    const prepared = Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`prepared/${name}.xml`, text]));
    const huge = { name: "huge", run: "head -c 52428801 /dev/zero > huge.xml", reports: ["huge.xml"] };
    const steps = Object.keys(FILES).map((name) => ({ name, run: `cp prepared/${name}.xml ${name}.xml`, reports: [`${name}.xml`] }));
    const over = await queueToEnd(await aRepoRunning([...steps, huge], prepared));

    expect(over).toMatchObject({ conclusion: "success", failures: [], tests: { total: 2, passed: 2, failed: 0, skipped: 0 } });
    const notes = over.notes.map(({ text }) => text);
    for (const name of ["not-xml", "cut-off", "entities", "empty", "nested", "huge"]) {
      expect(
        notes.filter((text) => text.includes(`${name}.xml`)),
        name,
      ).toHaveLength(1);
    }
    expect(notes.find((text) => text.includes("entities.xml"))).toMatch(/DOCTYPE|entit/i);
    expect(notes.find((text) => text.includes("empty.xml"))).toMatch(/empty/i);
    expect(notes.some((text) => text.includes("good.xml"))).toBe(false);
  });
});
