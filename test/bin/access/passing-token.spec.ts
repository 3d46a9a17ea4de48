import { expect, it } from "vitest";
import { withPassingToken } from "../../../bin/access/passing-token.ts";
import { hashToken } from "../../../lambdas/domain/access/token-hash.ts";
import { getToken, listTokens } from "../../../lambdas/store/tokens.ts";
import { MemoryTables } from "../../support/memory-table.ts";

const aRegistry = () => new MemoryTables("NOTHING").table("registry");

it("is valid while the work lasts, and revoked after it", async () => {
  const registry = aRegistry();

  const seen = await withPassingToken(registry, "approver", "write", (secret) => getToken(registry, hashToken(secret)));

  expect(seen).toMatchObject({ name: "approver", scope: "write", revokedAt: null });
  expect((await listTokens(registry)).map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([["approver", true]]);
});

it("is revoked where the work fails too, and its name stays taken", async () => {
  const registry = aRegistry();
  const failing = () => Promise.reject(new Error("the demo failed"));

  await expect(withPassingToken(registry, "approver", "write", failing)).rejects.toThrow("the demo failed");

  expect((await listTokens(registry)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  await expect(withPassingToken(registry, "approver", "write", failing)).rejects.toThrow('there is a token "approver" already');
});
