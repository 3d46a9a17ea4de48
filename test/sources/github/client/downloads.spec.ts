import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LogEnds } from "../../../../lambdas/sources/github/client/log-ends.ts";
import { anArtifact } from "../../../support/github/an-artifact.ts";
import type { FakeGitHub } from "../../../support/github/fake-github.ts";
import { finishRun, startRun } from "../../../support/github/runs.ts";
import { newId } from "../../../support/github/world.ts";
import { aZip } from "../../../support/github/zip.ts";
import { REPO, read, watch } from "./setup.ts";

const KB = 1024;
const lines = (count: number): string => Array.from({ length: count }, (_, n) => `line ${n} of the log\n`).join("");

function aJobWithLog(github: FakeGitHub, log: string | Uint8Array | null): string {
  const run = startRun(github.world, REPO);
  finishRun(github.world, run, "failure", { jobs: [{ log }] });
  return String(run.jobs[0]?.id);
}

function anArtifactOf(github: FakeGitHub, zip: Uint8Array): string {
  const artifact = anArtifact({ id: newId(github.world) });
  startRun(github.world, REPO).artifacts.push(artifact);
  github.world.zips.set(artifact.id, zip);
  return String(artifact.id);
}

describe("a job's log", () => {
  it("is read from another host, without the token", async () => {
    const { github, client } = await watch();
    const job = aJobWithLog(github, "one\ntwo\n");

    expect(read(await client.jobLog(REPO, job, 100))).toEqual({ text: "one\ntwo\n", bytes: 8, truncated: false });
    expect(github.requests).toEqual([expect.objectContaining({ status: 302, authorization: expect.stringMatching(/^Bearer/) })]);
    expect(github.downloads).toEqual([expect.objectContaining({ status: 200, authorization: null })]);
  });

  it("that is too long keeps its two ends in whole lines, and says what is missing between them", async () => {
    const { github, client } = await watch();
    const log = lines(5_000);
    const { text, bytes, truncated } = read(await client.jobLog(REPO, aJobWithLog(github, log), 16 * KB));

    const [head = "", missing, tail = ""] = text.split(/Bellwether: (\d+) bytes of the log were left out here\n/);
    expect([bytes, truncated]).toEqual([log.length, true]);
    expect(log.startsWith(head) && head.endsWith("\n") && log.endsWith(`\n${tail}`)).toBe(true);
    expect(head.length + tail.length + Number(missing)).toBe(log.length);
    expect(head.length).toBeGreaterThan(2 * KB - 40);
    expect(tail.length).toBeGreaterThan(14 * KB - 40);
  });

  it("without an end is not read beyond twenty times of what is kept", async () => {
    const { github, client } = await watch();
    const { text, bytes, truncated } = read(await client.jobLog(REPO, aJobWithLog(github, lines(100_000)), 8 * KB));

    expect([bytes, truncated]).toEqual([160 * KB, true]);
    expect(text.length).toBeLessThan(9 * KB);
    expect(text).toMatch(/Bellwether: the log goes on after 163840 bytes and was not read further\n$/);
  });

  it("of exactly as much as may be read is read to its end", async () => {
    const { github, client } = await watch();
    const log = "12345678\n".repeat(2000).slice(0, 20 * 500);

    expect(read(await client.jobLog(REPO, aJobWithLog(github, log), 500)).text).not.toContain("not read further");
  });

  it("may be empty, may not be there yet, may have expired", async () => {
    const { github, client } = await watch();
    const [empty, expired] = [aJobWithLog(github, ""), aJobWithLog(github, null)];

    expect(read(await client.jobLog(REPO, empty, 100))).toEqual({ text: "", bytes: 0, truncated: false });
    expect(await client.jobLog(REPO, expired, 100)).toMatchObject({ failure: { code: "not_found", status: 410 } });
    expect(await client.jobLog(REPO, "1", 100)).toMatchObject({ failure: { code: "not_found", status: 404 } });
  });

  it("that breaks off is unavailable", async () => {
    const body = () => new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
    const { client } = await watch({ fetch: async () => new Response(body()) });

    expect(await client.jobLog(REPO, "1", 100)).toMatchObject({
      failure: { code: "unavailable", message: "The download broke off: reset" },
    });
  });
});

describe("the ends of a log", () => {
  it("are the same however it is cut into chunks, and never larger than asked for", () => {
    const chunks = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "\n", "🦊"), maxLength: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 200 }), (parts, size, maxBytes) => {
        const log = Buffer.from(parts.join(""));
        const [whole, cut] = [new LogEnds(maxBytes), new LogEnds(maxBytes)];
        whole.append(log);
        for (let at = 0; at < log.length; at += size) cut.append(log.subarray(at, at + size));

        expect(cut.text()).toBe(whole.text());
        const [head = "", tail = ""] = whole.text().split(/\n?Bellwether: .*\n/);
        if (!whole.isCut) expect(whole.text()).toBe(log.toString());
        else expect(Buffer.byteLength(head) + Buffer.byteLength(tail)).toBeLessThanOrEqual(maxBytes);
      }),
    );
  });
});

describe("an artifact", () => {
  it("is read from another host, without the token", async () => {
    const { github, client } = await watch();
    const zip = aZip({ "junit.xml": "<testsuites/>" });

    expect(read(await client.artifactZip(REPO, anArtifactOf(github, zip), 10 * KB))).toEqual(zip);
    expect(github.downloads).toEqual([expect.objectContaining({ authorization: null })]);
  });

  it("that is too large is null, and not read to its end", async () => {
    const { github, client } = await watch();
    const id = anArtifactOf(github, new Uint8Array(1001));

    expect(read(await client.artifactZip(REPO, id, 1000))).toBeNull();
    expect(read(await client.artifactZip(REPO, id, 1001))).toHaveLength(1001);
  });

  it("may have expired", async () => {
    const { github, client } = await watch();
    const id = anArtifactOf(github, new Uint8Array(1));
    github.world.zips.clear();

    expect(await client.artifactZip(REPO, id, 1000)).toMatchObject({ failure: { code: "not_found", status: 410 } });
  });
});
