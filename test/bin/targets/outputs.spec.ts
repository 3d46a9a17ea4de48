import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readOutputs } from "../../../bin/targets/outputs.ts";
import { someOutputs } from "./some-outputs.ts";

const dir = mkdtempSync(join(tmpdir(), "outputs-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, "outputs.json");
const outputs = someOutputs();

it("is null before the first deploy", async () => {
  expect(await readOutputs(join(dir, "none.json"))).toBeNull();
});

it("reads our stack's, and lets the CDK add its own", async () => {
  writeFileSync(file, JSON.stringify({ Bellwether: { ...outputs, ApiEndpoint4F16: "x" } }));
  expect(await readOutputs(file)).toEqual(outputs);
});

it("fails on a file that lacks one, rather than going on with half of it", async () => {
  writeFileSync(file, JSON.stringify({ Bellwether: { ...outputs, PageBucket: undefined } }));
  await expect(readOutputs(file)).rejects.toThrow("PageBucket");
});
