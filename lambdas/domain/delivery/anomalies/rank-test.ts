/**
 * How often a pair (one of `a`, one of `b`) has the greater value in `a`, ties half: the U of Mann and Whitney (1947, "On a Test of
 * Whether one of Two Random Variables is Stochastically Larger than the Other", Ann. Math. Statist. 18(1)).
 */
export function pairsGreater(a: readonly number[], b: readonly number[]): number {
  let pairs = 0;
  for (const x of a) for (const y of b) pairs += x > y ? 1 : x === y ? 0.5 : 0;
  return pairs;
}

/**
 * The exact chance that U is at most `u` where both samples (of m and n) come from one distribution, whatever its shape. Orders with
 * U = u are partitions of u into at most m parts of at most n: the coefficients of prod (1 - q^(n+i)) / (1 - q^i), i = 1..m.
 */
export function chanceOfAtMost(u: number, m: number, n: number): number {
  const orders = new Array<number>(Math.floor(u) + 1).fill(0);
  orders[0] = 1;
  let all = 1;
  for (let i = 1; i <= m; i += 1) {
    for (let at = orders.length - 1; at >= n + i; at -= 1) orders[at] = (orders[at] ?? 0) - (orders[at - n - i] ?? 0);
    for (let at = i; at < orders.length; at += 1) orders[at] = (orders[at] ?? 0) + (orders[at - i] ?? 0);
    all *= (n + i) / i;
  }
  return orders.reduce((sum, count) => sum + count, 0) / all;
}
