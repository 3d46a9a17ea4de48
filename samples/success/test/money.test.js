import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatCents, parseCents, shareOf } from "../src/money.js";

describe("money", () => {
  it("reads amounts with and without cents", () => {
    assert.equal(parseCents("12.90"), 1290);
    assert.equal(parseCents("12.9"), 1290);
    assert.equal(parseCents("7"), 700);
  });

  it("refuses what is no amount", () => {
    for (const text of ["", "1,50", "-3", "1.234"]) assert.throws(() => parseCents(text), RangeError);
  });

  it("writes what it read", () => {
    for (const text of ["0.00", "0.05", "1290.10"]) assert.equal(formatCents(parseCents(text)), text);
  });

  it("rounds half a cent up", () => {
    assert.equal(shareOf(30, 500), 2);
    assert.equal(shareOf(29, 500), 1);
  });
});
