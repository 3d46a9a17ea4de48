import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { describe, expect } from "vitest";
import { Workflow } from "../../lambdas/contract/workflow.ts";
import { it, type TestExecutor } from "../support/executions.ts";
import { readSource } from "../support/source-tarball.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");

const play = async (executor: TestExecutor, sample: string) => executor.run({ files: readSource(join(SAMPLES, sample)) });
const conclusionsOf = ({ steps }: { steps: { conclusion: string | null }[] }) => steps.map(({ conclusion }) => conclusion);

/** How often elements come in a report; throws where it is not well-formed. */
function countElements(xml: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    counts[name] = (counts[name] ?? 0) + 1;
  });
  parser.write(xml).close();
  return counts;
}

describe.concurrent("the sample", () => {
  it("success passes all its steps and reports its tests", async ({ executor }) => {
    const result = await play(executor, "success");
    expect(result).toMatchObject({
      conclusion: "success",
      configurationErrors: [],
      warnings: [],
      reports: [{ step: 2, path: "report.xml" }],
    });
    expect(conclusionsOf(result)).toEqual(["success", "success", "success"]);
    expect(countElements(executor.s3.text("report-1"))).toMatchObject({ testcase: 12 });
    expect(countElements(executor.s3.text("report-1"))).not.toHaveProperty("failure");
    expect(executor.log(3)).toMatch(/^9 prices written/);
  });

  it("testfail fails one of its tests, always the same", async ({ executor }) => {
    const result = await play(executor, "testfail");
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 2 (Unit tests) failed: exit code 1", warnings: [] });
    expect(conclusionsOf(result)).toEqual(["success", "failure", "skipped"]);
    const report = executor.s3.text("report-1");
    expect(countElements(report)).toMatchObject({ testcase: 9, failure: 1 });
    expect(report).toMatch(/<testcase name="rounds half a cent up, as the tax office does"[^>]*failure=/);
  });

  it("timeout overruns a step's timeout within a few seconds", async ({ executor }) => {
    const result = await play(executor, "timeout");
    expect(result).toMatchObject({ conclusion: "timed_out", reason: "step 2 (Build search index) timed out after 2 s", warnings: [] });
    expect(conclusionsOf(result)).toEqual(["success", "timed_out", "skipped"]);
    expect(executor.log(2)).toMatch(/waiting for data\/index\.lock, held by builder-7/);
    expect(executor.log(2)).toMatch(/^Bellwether: step timed out after 2 s; its process group was killed$/m);
    expect(Date.parse(result.completedAt) - Date.parse(result.startedAt)).toBeLessThan(8_000);
  });

  it("dns looks up a name that nobody knows", async ({ executor }) => {
    const result = await play(executor, "dns");
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 2 (Fetch rates) failed: exit code 1", warnings: [] });
    expect(conclusionsOf(result)).toEqual(["success", "failure", "skipped"]);
    expect(executor.log(2)).toMatch(/getaddrinfo (ENOTFOUND|EAI_AGAIN) rates\.currency-desk\.invalid/);
  });

  it("disk finds no space left", async ({ executor }) => {
    const result = await play(executor, "disk");
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 2 (Archive orders) failed: exit code 1", warnings: [] });
    expect(conclusionsOf(result)).toEqual(["success", "failure", "skipped"]);
    expect(executor.log(2)).toMatch(/ENOSPC: no space left on device, write/);
  });
});

describe.concurrent("the sample flaky", () => {
  const playWith = async (executor: TestExecutor, seed: string) => {
    const files = readSource(join(SAMPLES, "flaky"));
    const workflow = Workflow.parse(JSON.parse(files[".bellwether.json"] ?? ""));
    return executor.run({ files: { ...files, ".bellwether.json": JSON.stringify({ ...workflow, env: { JITTER_SEED: seed } }) } });
  };

  it("fails for some dice, in one test only", async ({ executor }) => {
    const result = await playWith(executor, "2");
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 2 (Unit tests) failed: exit code 1", warnings: [] });
    const report = executor.s3.text("report-1");
    expect(countElements(report)).toMatchObject({ testcase: 8, failure: 1 });
    expect(report).toMatch(/<testcase name="waits longer before every further try"[^>]*failure=/);
  });

  it("passes for others", async ({ executor }) => {
    const result = await playWith(executor, "1");
    expect(result).toMatchObject({ conclusion: "success", warnings: [] });
    expect(countElements(executor.s3.text("report-1"))).toMatchObject({ testcase: 8 });
  });

  it("throws its dice anew in every run", () => {
    expect(readSource(join(SAMPLES, "flaky"))[".bellwether.json"]).not.toContain("JITTER_SEED");
  });

  it("fails about one time in three", () => {
    const script = `
      import { waitMs } from "./src/backoff.js";
      import { diceFor } from "./src/dice.js";
      const random = diceFor(undefined);
      const shorter = () => Math.round(waitMs(1, random)) >= Math.round(waitMs(2, random));
      console.log(Array.from({ length: 5000 }, shorter).filter(Boolean).length / 5000);`;
    const ratio = Number(
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: join(SAMPLES, "flaky"), encoding: "utf8" }),
    );
    expect(ratio).toBeGreaterThan(0.28);
    expect(ratio).toBeLessThan(0.38);
  });
});

it("covers every sample there is", () => {
  expect(readdirSync(SAMPLES).toSorted()).toEqual(["disk", "dns", "flaky", "success", "testfail", "timeout"]);
});
