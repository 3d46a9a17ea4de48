import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { withLock } from "../src/lock.js";

const directory = mkdtempSync(join(tmpdir(), "lock-"));
after(() => rmSync(directory, { recursive: true }));

describe("lock", () => {
  it("is held during the work and given back after it", async () => {
    const path = join(directory, "free.lock");
    assert.equal(await withLock(path, "me", async () => existsSync(path)), true);
    assert.equal(existsSync(path), false);
  });

  it("is given back by work that fails, too", async () => {
    const path = join(directory, "failing.lock");
    await assert.rejects(withLock(path, "me", () => Promise.reject(new Error("no"))), /no/);
    assert.equal(existsSync(path), false);
  });

  it("is waited for", async () => {
    const path = join(directory, "taken.lock");
    writeFileSync(path, "somebody else\n");
    const said = [];
    const say = (line) => said.push(line) === 2 && rmSync(path);
    assert.equal(await withLock(path, "me", async () => "done", { everyMs: 5, say }), "done");
    assert.match(said[0], /held by somebody else/);
  });
});
