import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { convert, parseRates } from "../src/rates.js";

const day = parseRates({ date: "2026-03-02", rates: { USD: 1.1, JPY: 165, GBP: 0.85 } });

describe("rates", () => {
  it("convert from euros", () => assert.equal(convert(100, "EUR", "USD", day), 110));
  it("convert to euros", () => assert.equal(convert(110, "USD", "EUR", day), 100));
  it("convert by way of the euro", () => assert.equal(convert(85, "GBP", "JPY", day), 16500));
  it("do not guess", () => assert.throws(() => convert(1, "EUR", "XXX", day), /no rate for XXX/));
});

describe("published rates", () => {
  it("need a date", () => assert.throws(() => parseRates({ rates: {} }), /no date/));
  it("are positive", () => assert.throws(() => parseRates({ date: "2026-03-02", rates: { USD: 0 } }), /not a rate: USD 0/));
});
