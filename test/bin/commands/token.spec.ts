import { expect, it, test } from "vitest";
import { readOrder } from "../../../bin/commands/token.ts";

it("reads what shall be done", () => {
  expect(readOrder(["create", "ci", "--scope", "write"])).toEqual({ kind: "create", name: "ci", scope: "write" });
  expect(readOrder(["create", "alertmanager", "--scope", "report"])).toEqual({ kind: "create", name: "alertmanager", scope: "report" });
  expect(readOrder(["create", "--scope=read", "dash board"])).toEqual({ kind: "create", name: "dash board", scope: "read" });
  expect(readOrder(["list"])).toEqual({ kind: "list" });
  expect(readOrder(["revoke", "ci"])).toEqual({ kind: "revoke", name: "ci" });
});

test.each([
  { args: [], says: "What shall be done" },
  { args: ["create", "ci"], says: "needs a scope" },
  { args: ["create", "ci", "--scope", "root"], says: '"root" is no scope' },
  { args: ["create", "ci", "--scope", "deploy"], says: '"deploy" is no scope' },
  { args: ["create", "--scope", "read"], says: "no way to call it" },
  { args: ["create", "a", "b", "--scope", "read"], says: "no way to call it" },
  { args: ["create", "a\nb", "--scope", "read"], says: "is no name for a token" },
  { args: ["revoke"], says: "no way to call it" },
  { args: ["revoke", "ci", "--scope", "read"], says: "no way to call it" },
  { args: ["list", "--all"], says: "--all" },
])("refuses $args", ({ args, says }) => {
  expect(() => readOrder(args)).toThrow(says);
});
