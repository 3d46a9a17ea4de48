import { volumeDiscount } from "./discounts.js";
import { shareOf } from "./money.js";

const VAT = { standard: 2000, reduced: 500, none: 0 };

/** Net price of one line after its volume discount. */
export function priceLine({ unitCents, quantity }) {
  const gross = unitCents * quantity;
  return gross - shareOf(gross, volumeDiscount(quantity));
}

/** Totals of a basket. A voucher lowers the net price, never below nothing; VAT is due on what is left, rate by rate. */
export function priceBasket(lines, { voucherCents = 0 } = {}) {
  const net = lines.reduce((sum, line) => sum + priceLine(line), 0);
  const voucher = Math.min(voucherCents, net);
  const vat = lines.reduce((sum, line) => sum + vatOf(line, net, voucher), 0);
  return { net: net - voucher, vat, total: net - voucher + vat };
}

function vatOf(line, net, voucher) {
  const rate = VAT[line.vat ?? "standard"];
  if (rate === undefined) throw new RangeError(`unknown VAT rate: ${line.vat}`);
  const price = priceLine(line);
  const share = net === 0 ? 0 : Math.round((voucher * price) / net);
  return shareOf(price - share, rate);
}
