import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withLock } from "../../../bin/commands/lock.ts";
import { type Home, homeOf } from "../../../bin/places.ts";

let home: Home;
beforeEach(() => {
  home = homeOf({ BELLWETHER_HOME: mkdtempSync(join(tmpdir(), "lock-")) });
});
afterEach(() => rmSync(home.dir, { recursive: true, force: true }));

it("keeps a second command out while the first works, and lets it in afterwards, even after a failure", async () => {
  const first = withLock(home, async () => {
    await expect(withLock(home, async () => {})).rejects.toThrow("Another command");
    throw new Error("deploy failed");
  });
  await expect(first).rejects.toThrow("deploy failed");
  expect(await withLock(home, async () => "done")).toBe("done");
});

it("does not wait for a command that died", async () => {
  writeFileSync(join(home.dir, "lock"), "999999999");
  expect(await withLock(home, async () => "done")).toBe("done");
  expect(existsSync(join(home.dir, "lock"))).toBe(false);
});
