import { expect, it } from "vitest";
import { newImageOf, oldImageOf } from "../../lambdas/runtime/new-image.ts";
import { aChange } from "../support/events.ts";

const image = {
  status: { S: "completed" },
  attempt: { N: "2" },
  reason: { NULL: true },
  steps: { L: [{ M: { number: { N: "1" }, ok: { BOOL: true } } }] },
};
const plain = { status: "completed", attempt: 2, reason: null, steps: [{ number: 1, ok: true }] };

it("shows an item as the plain values that were stored", () => {
  expect(newImageOf(aChange("a", { NewImage: image }))).toEqual(plain);
  expect(oldImageOf(aChange("a", { OldImage: image }))).toEqual(plain);
});

it("shows null for an item that was deleted, and for one that was not there before", () => {
  expect(newImageOf(aChange("a", { OldImage: image }))).toBeNull();
  expect(oldImageOf(aChange("a", { NewImage: image }))).toBeNull();
});
