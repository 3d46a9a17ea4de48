/** An amount of money in euros, rounded to cents. */
export function roundToCents(euros) {
  return Math.round(euros * 100) / 100;
}

export function vatOf(netEuros, ratePercent) {
  if (ratePercent < 0 || ratePercent > 100) throw new RangeError(`not a VAT rate: ${ratePercent} %`);
  return roundToCents((netEuros * ratePercent) / 100);
}
