import { createRequire } from "node:module";
import { promisify } from "node:util";
import { describe, expect, it, test } from "vitest";
import { fromBuffer } from "yauzl";
import { aJob } from "../../../support/github/a-job.ts";
import { aWorkflowRun } from "../../../support/github/a-workflow-run.ts";
import { FAILED_TEST_REPORT } from "../../../support/github/failed-test.ts";
import { livedInWorld, moveOn } from "../../../support/github/lived-in-world.ts";
import { latestOf } from "../../../support/github/world.ts";
import { read, watch } from "./setup.ts";

type Example = Record<string, unknown>;
const EVENTS: { name: string; examples: Record<string, Example>[] }[] = createRequire(import.meta.url)("@octokit/webhooks-examples");
const examples = (name: string): Example[] =>
  EVENTS.filter((event) => event.name === name).flatMap(({ examples }) => examples.map((one) => one[name] ?? {}));

/** Of each field the types that it has in any official example. */
function typesIn(samples: readonly Example[]): Map<string, Set<string>> {
  const types = new Map<string, Set<string>>();
  for (const [key, value] of samples.flatMap(Object.entries)) types.set(key, (types.get(key) ?? new Set()).add(typeOf(value)));
  return types;
}
const typeOf = (value: unknown): string => (value === null ? "null" : typeof value);

describe("the fake's objects", () => {
  test.each([
    ["workflow_run", aWorkflowRun()],
    ["workflow_job", aJob()],
  ])("have no field, and no type of a field, that the official examples of %s have not", (name, object) => {
    const official = typesIn(examples(name));
    const foreign = Object.entries(object).filter(([key, value]) => !official.get(key)?.has(typeOf(value)));

    expect(official.size).toBeGreaterThan(15);
    expect(foreign).toEqual([]);
  });
});

describe("the fake's archives", () => {
  it("can be unpacked", async () => {
    const zip = await promisify<Buffer, import("yauzl").ZipFile>(fromBuffer)(Buffer.from(FAILED_TEST_REPORT));
    const names: string[] = [];
    zip.on("entry", ({ fileName }) => names.push(fileName));
    await new Promise((end) => zip.on("end", end));

    expect(names).toEqual(["junit.xml"]);
  });
});

describe("the lived-in world", () => {
  it("moves on: what ran has ended, something else runs, and nothing begins before it", async () => {
    const start = Date.parse("2026-11-02T09:00:00Z");
    const world = livedInWorld(start);
    const { client } = await watch({}, { world });
    const running = async () => [
      ...read(await client.runs("octo/shop", { status: "in_progress" })),
      ...read(await client.runs("octo/api", { status: "in_progress" })),
    ];
    const seen = new Set<unknown>();

    for (let minute = 1; minute <= 12; minute++) {
      const [one, ...others] = await running();
      expect([(one as { id: number } | undefined)?.id, others]).toEqual([expect.any(Number), []]);
      seen.add((one as { id: number }).id);
      moveOn(world, start + minute * 60_000, minute);
    }
    expect(seen.size).toBe(12);
    const conclusions = world.repositories.flatMap(({ runs }) => runs).map((run) => latestOf(run).conclusion);
    expect(new Set(conclusions)).toEqual(new Set(["success", "failure", null]));
  });
});
