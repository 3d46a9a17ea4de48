/** Rates of a day as published: what one euro is worth in each currency. */
export function parseRates(json) {
  const { date, rates } = json ?? {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error("the rates have no date");
  for (const [currency, rate] of Object.entries(rates ?? {}))
    if (!/^[A-Z]{3}$/.test(currency) || !(rate > 0)) throw new Error(`not a rate: ${currency} ${rate}`);
  return { date, rates: { EUR: 1, ...rates } };
}

export function convert(amount, from, to, { rates }) {
  for (const currency of [from, to]) if (!(currency in rates)) throw new Error(`no rate for ${currency}`);
  return Math.round((amount / rates[from]) * rates[to] * 100) / 100;
}
