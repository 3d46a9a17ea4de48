import { expect, it } from "vitest";
import { hashToken } from "../../../lambdas/domain/access/token-hash.ts";

it("is SHA-256 in hexadecimal, so that a stored hash stays valid over versions", () => {
  expect(hashToken("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("tells tokens apart that differ in case alone", () => {
  expect(hashToken("bw_a")).not.toBe(hashToken("bw_A"));
});
