import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openScratch, removeOrphans } from "../../lambdas/execution/scratch.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "scratch-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it("removes what a process left that is gone, and what an earlier start of this one left", async () => {
  const orphans = ["bellwether-999999999-1700000000000-abc", `bellwether-${process.pid}-1-abc`].map((name) => join(directory, name));
  for (const orphan of orphans) mkdirSync(join(orphan, "source"), { recursive: true });
  await removeOrphans(directory);
  expect(orphans.filter(existsSync)).toEqual([]);
});

it("leaves alone what belongs to living processes, and everything else", async () => {
  const own = await openScratch(directory);
  const others = [`bellwether-${process.ppid}-1700000000000-abc`, "bellwether-notes", "something"].map((name) => join(directory, name));
  for (const other of others) mkdirSync(other);
  await removeOrphans(directory);
  expect([own.source, ...others].every(existsSync)).toBe(true);
});
