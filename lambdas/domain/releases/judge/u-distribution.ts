/**
 * How many of the orders of `m` and `n` untied values have each U, from 0 to m n: Mann and Whitney's recurrence (On a test of whether one
 * of two random variables is stochastically larger than the other, 1947). The largest value is one of the `m`, above all `n`, or one of
 * the `n`, above none.
 */
export function uCounts(m: number, n: number): readonly number[] {
  let fewer = Array.from({ length: n + 1 }, () => [1]);
  for (let i = 1; i <= m; i++) {
    const counts = [[1]];
    for (let j = 1; j <= n; j++) counts.push(joined(fewer[j] ?? [], j, counts[j - 1] ?? [], i * j + 1));
    fewer = counts;
  }
  return fewer[n] ?? [];
}

function joined(above: readonly number[], by: number, below: readonly number[], length: number): number[] {
  const counts: number[] = [];
  for (let u = 0; u < length; u++) counts.push((above[u - by] ?? 0) + (below[u] ?? 0));
  return counts;
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** The chance of this U or a smaller one where nothing has shifted; R's `pwilcox`. */
export const uShareUpTo = (u: number, counts: readonly number[]): number => sumOf(counts.slice(0, u + 1)) / sumOf(counts);

/** The smallest U whose share, with all below it, reaches this one; R's `qwilcox`, with the same forgiveness for rounding. */
export function uQuantile(share: number, counts: readonly number[]): number {
  const wanted = share * sumOf(counts) * (1 - 1e-12);
  let sum = 0;
  return Math.max(
    0,
    counts.findIndex((count) => {
      sum += count;
      return sum >= wanted;
    }),
  );
}
