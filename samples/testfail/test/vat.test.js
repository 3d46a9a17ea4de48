import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { roundToCents, vatOf } from "../src/vat.js";

describe("VAT", () => {
  it("is a share of the net amount", () => assert.equal(vatOf(200, 19), 38));

  it("is rounded to cents", () => assert.equal(vatOf(9.99, 7), 0.7));

  it("rounds half a cent up, as the tax office does", () => {
    assert.equal(roundToCents(0.125), 0.13);
    assert.equal(roundToCents(1.005), 1.01);
  });

  it("refuses rates that cannot be", () => assert.throws(() => vatOf(10, 190), /not a VAT rate/));
});
