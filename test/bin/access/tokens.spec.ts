import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { freeName } from "../../../bin/access/first-token.ts";
import { newToken } from "../../../bin/access/new-token.ts";
import { readTokenFile, writeTokenFile } from "../../../bin/access/token-file.ts";
import { hashToken } from "../../../lambdas/domain/access/token-hash.ts";

const dir = mkdtempSync(join(tmpdir(), "tokens-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const NOW = "2026-11-21T10:00:00.000Z";

it("makes tokens of 256 bits, and stores only their hash", () => {
  const { secret, token } = newToken("ci", "write", NOW);
  expect(secret).toMatch(/^bw_[A-Za-z0-9_-]{43}$/);
  expect(token).toEqual({ name: "ci", scope: "write", hash: hashToken(secret), createdAt: NOW, revokedAt: null });
  expect(newToken("ci", "write", NOW).secret).not.toBe(secret);
});

it("keeps a token in a file for its owner only, even where the file was open to all", async () => {
  const file = join(dir, "token");
  expect(await readTokenFile(file)).toBeNull();
  writeFileSync(file, "old", { mode: 0o644 });
  await writeTokenFile(file, "bw_secret");
  expect(await readTokenFile(file)).toBe("bw_secret");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("finds a name that no token has, revoked ones counting", () => {
  expect(freeName([])).toBe("first");
  expect(freeName([{ name: "first" }, { name: "first-2" }, { name: "ci" }])).toBe("first-3");
});
