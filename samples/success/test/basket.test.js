import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { priceBasket, priceLine } from "../src/basket.js";
import { volumeDiscount } from "../src/discounts.js";

describe("volume discounts", () => {
  it("start at ten pieces", () => {
    assert.equal(volumeDiscount(9), 0);
    assert.equal(volumeDiscount(10), 300);
  });

  it("give the highest that is reached", () => assert.equal(volumeDiscount(250), 1500));

  it("know no half pieces", () => assert.throws(() => volumeDiscount(2.5), /not a quantity/));
});

describe("basket", () => {
  it("prices a line after its discount", () => assert.equal(priceLine({ unitCents: 349, quantity: 10 }), 3385));

  it("adds VAT rate by rate", () => {
    const lines = [
      { unitCents: 1000, quantity: 1 },
      { unitCents: 1000, quantity: 1, vat: "reduced" },
    ];
    assert.deepEqual(priceBasket(lines), { net: 2000, vat: 250, total: 2250 });
  });

  it("takes a voucher off before VAT", () => {
    assert.deepEqual(priceBasket([{ unitCents: 5000, quantity: 1 }], { voucherCents: 1000 }), { net: 4000, vat: 800, total: 4800 });
  });

  it("never goes below nothing", () => {
    assert.deepEqual(priceBasket([{ unitCents: 500, quantity: 1 }], { voucherCents: 9000 }), { net: 0, vat: 0, total: 0 });
  });

  it("costs nothing when it is empty", () => assert.deepEqual(priceBasket([]), { net: 0, vat: 0, total: 0 }));
});
