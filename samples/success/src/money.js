/** Whole cents of an amount such as "12.90". Amounts are text at the edges and whole cents inside, never floats. */
export function parseCents(text) {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) throw new RangeError(`not an amount: ${JSON.stringify(text)}`);
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

export function formatCents(cents) {
  const sign = cents < 0 ? "-" : "";
  const whole = Math.abs(cents);
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, "0")}`;
}

/** A share of an amount in whole cents, half a cent rounded up. `basisPoints` are hundredths of a percent. */
export function shareOf(cents, basisPoints) {
  return Math.floor((cents * basisPoints + 5_000) / 10_000);
}
