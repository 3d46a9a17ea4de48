/** The sum of t^3 - t over the groups of t equal values: what ties take from the variance of U. */
export function tieTerm(values: readonly number[]): number {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  return groups.values().reduce((sum, t) => sum + t ** 3 - t, 0);
}

/** The standard deviation of U for `m` and `n` values with these ties. */
export function uDeviation(m: number, n: number, ties: number): number {
  const all = m + n;
  return Math.sqrt(((m * n) / 12) * (all + 1 - ties / (all * (all - 1))));
}
