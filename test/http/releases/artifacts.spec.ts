import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../../lambdas/contract/problem.ts";
import { Artifact, type Release } from "../../../lambdas/contract/release-record.ts";
import { archiveObject } from "../../../lambdas/store/object-keys.ts";
import { bearer } from "../../support/api.ts";
import { aCheck, goodChecks, Releases } from "../../support/releases.ts";

const PATH = "Dockerfile";
let system: Releases;
let release: Release;

beforeEach(async () => {
  system = new Releases();
  release = await system.requested();
  await system.settle();
});

const read = (path = PATH) => system.request("GET", `/releases/${release.id}/artifacts/${path}`, undefined, "reader");
const put = (body: string | Uint8Array<ArrayBuffer>, { path = PATH, who = "writer" } = {}) =>
  system.app.request(`/releases/${release.id}/artifacts/${path}`, { method: "PUT", headers: bearer(who), body });
const hash = (text: string) => createHash("sha256").update(text).digest("hex");
async function refused(response: Response, status: number): Promise<Problem> {
  expect(response.status).toBe(status);
  return Problem.parse(await response.json());
}

describe("an own file in the place of a generated one", () => {
  it("is read from then on, and marked with who put it there", async () => {
    const artifact = Artifact.parse(await (await put("FROM scratch\n# ä\n")).json());

    expect(await (await read()).text()).toBe("FROM scratch\n# ä\n");
    expect(artifact).toMatchObject({ path: PATH, replacedBy: "writer", replacedAt: system.now(), characters: 17, bytes: 18 });
    expect(artifact.sha256).toBe(hash("FROM scratch\n# ä\n"));
    expect((await system.detail(release.id)).artifacts.filter(({ replacedBy }) => replacedBy !== null)).toEqual([artifact]);
  });

  it("has the checks run again over what stands there now, and the decision says who changed what", async () => {
    system.look = async (files) =>
      files.get(PATH)?.includes("scratch")
        ? [...goodChecks(), aCheck({ id: "runs", area: "pipeline", title: "It runs", critical: true, result: "fail", reason: "no shell" })]
        : goodChecks();
    await put("FROM scratch\n", { who: "reviewer" });
    const during = await system.detail(release.id);
    expect({ status: during.status, gate: during.gate, build: during.build }).toEqual({ status: "building", gate: null, build: 2 });
    expect(during.timeline.at(-1)).toMatchObject({
      kind: "artifact",
      by: "reviewer",
      text: "reviewer replaced Dockerfile; the checks run again",
    });

    await system.settle();
    const { status, gate } = await system.release(release.id);
    expect(status).toBe("blocked");
    expect(gate?.reasons).toEqual(["pipeline: It runs (critical): no shell"]);
    expect(gate?.changes).toEqual([{ path: PATH, by: "reviewer", at: system.now(), sha256: hash("FROM scratch\n") }]);
    expect(system.decisions.map(({ id, changes }) => [id, changes.length])).toEqual([
      [`${release.id}-1`, 0],
      [`${release.id}-2`, 1],
    ]);
    expect(system.decisions[1]?.artifactHashes[PATH]).toBe(hash("FROM scratch\n"));
  });

  it("may lift a block", async () => {
    system.look = async (files) => [...goodChecks(), aCheck({ critical: true, result: files.get(PATH) === "good\n" ? "pass" : "fail" })];
    await put("bad\n");
    await system.settle();
    expect((await system.release(release.id)).status).toBe("blocked");

    await put("good\n");
    await system.settle();
    expect((await system.release(release.id)).status).toBe("approved");
  });

  it("leaves no summary that still says ready while the checks run", async () => {
    const summary = async () => (await system.request("GET", `/releases/${release.id}/summary`)).json();
    expect(await summary()).toMatchObject({ deploymentReady: true, overall: 1 });
    await put("FROM scratch\n");
    expect(await summary()).toMatchObject({ deploymentReady: false, overall: null, readiness: null });
  });

  it("is taken out again by putting the generated text back: no mark, no change in the decision", async () => {
    const generated = await (await read()).text();
    await put("FROM scratch\n");
    await system.settle();
    const artifact = Artifact.parse(await (await put(generated)).json());
    await system.settle();

    expect(artifact).toMatchObject({ replacedBy: null, replacedAt: null, sha256: artifact.generatedSha256 });
    expect((await system.release(release.id)).gate?.changes).toEqual([]);
  });

  it("that is the same as what stands there has the gate look again, and marks nothing as replaced", async () => {
    const { build } = await system.release(release.id);
    expect(await (await put(await (await read()).text())).json()).toMatchObject({ replacedBy: null });
    await system.settle();

    expect(await system.release(release.id)).toMatchObject({ status: "approved", build: build + 1, gate: { changes: [] } });
  });

  it("goes into the archive, of which earlier builds keep theirs", async () => {
    await put("FROM a-very-own-image\n");
    await system.settle();
    const [first, second] = [1, 2].map((build) =>
      gunzipSync(system.data.objects.get(archiveObject(release.id, build)) ?? Buffer.alloc(0)).toString(),
    );

    expect(first).not.toContain("a-very-own-image");
    expect(second).toContain("a-very-own-image");
  });

  it("wins alone where two come at once; the other is told to look again", async () => {
    const answers = await Promise.all([put("FROM one\n"), put("FROM two\n", { who: "reviewer" })]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    await system.settle();

    expect(won?.status).toBe(202);
    expect(await refused(lost ?? new Response(), 409)).toMatchObject({ code: "changed_meanwhile" });
    const { build, gate } = await system.release(release.id);
    expect(build).toBe(2);
    expect(gate?.changes).toHaveLength(1);
    expect(hash(await (await read()).text())).toBe(gate?.changes[0]?.sha256);
  });

  it("is refused while the package is made or checked, and after promotion, with what is possible then", async () => {
    await put("FROM scratch\n");
    expect(await refused(await put("FROM other\n"), 409)).toMatchObject({ code: "release_state", legal: ["cancel"] });
    await system.settle();

    await system.act(release.id, "promote");
    expect(await refused(await put("FROM other\n"), 409)).toMatchObject({ code: "release_state", legal: ["rollback"] });
    expect(await (await read()).text()).toBe("FROM scratch\n");
  });

  it.each([
    ["bytes that are no UTF-8", new Uint8Array([0x46, 0xff, 0xfe]), "expected text in UTF-8"],
    ["a NUL", "FROM a\0b", "expected text, without NUL"],
  ])("is refused with %s in it", async (_, body, reason) => {
    expect(await refused(await put(body), 400)).toMatchObject({ errors: [{ field: "body", reason }] });
    expect((await system.release(release.id)).build).toBe(1);
  });

  it("may have 256 KB and not one byte more", async () => {
    expect(await refused(await put("x".repeat(256 * 1024 + 1)), 413)).toMatchObject({ code: "body_too_large" });
    expect((await put("x".repeat(256 * 1024))).status).toBe(202);
    expect((await (await read()).text()).length).toBe(256 * 1024);
  });

  it("may be empty", async () => {
    expect((await put("")).status).toBe(202);
    expect(await (await read()).text()).toBe("");
  });

  it("needs a token that writes", async () => {
    expect(await refused(await put("FROM scratch\n", { who: "reader" }), 403)).toMatchObject({ code: "forbidden" });
  });
});

describe("a path", () => {
  it.each([
    ["up, encoded", "..%2fother"],
    ["up, its dots encoded too", "%2e%2e%2fother"],
    ["up from within", "chart%2f..%2f..%2fother"],
    ["of the root", "/etc/passwd"],
    ["with a backslash", "..%5cother"],
    ["with a NUL", "Docker%00file"],
    ["with a blank part", "chart//values.yaml"],
    ["that is twice encoded", "%252e%252e%252fother"],
    ["that is no encoding", "%zz"],
    ["of more than 200 characters", "a".repeat(201)],
  ])("is refused %s, read or written", async (_, path) => {
    for (const response of [await read(path), await put("FROM scratch\n", { path })]) {
      expect(await refused(response, 400)).toMatchObject({ code: "validation_failed", errors: [{ field: "path" }] });
    }
    expect((await system.release(release.id)).build).toBe(1);
  });

  it("that leads up in the URL itself, or has a line break, is no path of a file at all", async () => {
    expect((await put("FROM scratch\n", { path: "../../other" })).status).toBe(405);
    expect((await put("FROM scratch\n", { path: "Docker%0afile" })).status).toBe(404);
  });

  it("that no file has is 404, and names where all are listed", async () => {
    const problem = await refused(await put("FROM scratch\n", { path: "no/such.file" }), 404);
    expect(problem).toMatchObject({ code: "artifact_not_found", detail: expect.stringContaining(`GET /releases/${release.id}`) });
    expect((await read("no/such.file")).status).toBe(404);
  });

  it("of a release that nobody knows is 404", async () => {
    const response = await system.request("GET", `/releases/01K9ZZZZZZZZZZZZZZZZZZZZZZ/artifacts/${PATH}`);
    expect(await refused(response, 404)).toMatchObject({ code: "release_not_found" });
  });
});

describe("a file that is read", () => {
  it("is plain text whatever it holds: a browser shows it and runs nothing", async () => {
    const { headers } = await read();
    expect(headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("the archive", () => {
  it("is of the last build that was decided", async () => {
    await put("FROM scratch\n");
    const before = await system.request("GET", `/releases/${release.id}/archive`, undefined, "reader");
    await system.settle();
    const after = await system.request("GET", `/releases/${release.id}/archive`, undefined, "reader");

    expect(before.headers.get("location") ?? (await before.text())).toContain("archives/1.tar.gz");
    expect(after.headers.get("location") ?? (await after.text())).toContain("archives/2.tar.gz");
  });

  it("is not there before the first decision", async () => {
    const { id } = await system.requested();
    expect(await refused(await system.request("GET", `/releases/${id}/archive`), 409)).toMatchObject({ code: "release_state" });
  });
});
