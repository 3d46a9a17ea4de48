import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { digestOf, filesBelow } from "../../../bin/deploy/files.ts";

const dir = mkdtempSync(join(tmpdir(), "files-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
mkdirSync(join(dir, "b"));
mkdirSync(join(dir, "node_modules"));
for (const path of ["z.txt", "b/a.txt", "a.txt", "node_modules/x.js"]) writeFileSync(join(dir, path), path);

it("lists files in one order, without the skipped ones", async () => {
  expect(await filesBelow(dir, (name) => name === "node_modules")).toEqual(["a.txt", "b/a.txt", "z.txt"]);
});

it("lists none of a folder that is not there", async () => {
  expect(await filesBelow(join(dir, "nowhere"))).toEqual([]);
});

it("digests names and contents, so that a build is skipped only where neither changed", async () => {
  const before = await digestOf(dir, ["a.txt", "z.txt"]);
  expect(await digestOf(dir, ["a.txt", "z.txt"])).toBe(before);
  expect(await digestOf(dir, ["z.txt", "a.txt"])).not.toBe(before);
  writeFileSync(join(dir, "a.txt"), "changed");
  expect(await digestOf(dir, ["a.txt", "z.txt"])).not.toBe(before);
});
