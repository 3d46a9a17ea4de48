/** Quantity from which a discount counts, in basis points; the highest that is reached wins. */
const VOLUME_DISCOUNTS = [
  { from: 100, basisPoints: 1500 },
  { from: 25, basisPoints: 800 },
  { from: 10, basisPoints: 300 },
];

export function volumeDiscount(quantity) {
  if (!Number.isInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`);
  return VOLUME_DISCOUNTS.find(({ from }) => quantity >= from)?.basisPoints ?? 0;
}
