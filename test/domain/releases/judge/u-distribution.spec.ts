import { describe, expect, it } from "vitest";
import { uCounts, uQuantile, uShareUpTo } from "../../../../lambdas/domain/releases/judge/u-distribution.ts";

/** Every choice of `m` places among `m + n`, as the U that it has. */
function everyU(m: number, n: number): number[] {
  const choices = Array.from({ length: 2 ** (m + n) }, (_, bits) => Array.from({ length: m + n }, (_, place) => (bits >> place) & 1));
  return choices
    .filter((chosen) => chosen.filter((one) => one === 1).length === m)
    .map((chosen) => chosen.reduce((u, one, place) => u + (one ? chosen.slice(0, place).filter((other) => other === 0).length : 0), 0));
}

describe("the distribution of U", () => {
  it("counts every order of the values", () => {
    for (const [m = 0, n = 0] of [
      [1, 1],
      [3, 2],
      [4, 4],
      [5, 3],
      [2, 7],
    ]) {
      const all = everyU(m, n);
      expect(uCounts(m, n)).toEqual(Array.from({ length: m * n + 1 }, (_, u) => all.filter((one) => one === u).length));
    }
  });

  it("is the same from both ends, also where its counts are larger than whole numbers can be", () => {
    const counts = uCounts(49, 49);
    expect(counts).toHaveLength(49 * 49 + 1);
    for (const u of [0, 1, 700, 1200]) expect((counts[u] ?? 0) / (counts[49 * 49 - u] ?? 0)).toBeCloseTo(1, 12);
    expect(uShareUpTo(1200, counts)).toBeCloseTo(0.5, 12);
  });

  it("has shares and quantiles that undo each other", () => {
    const counts = uCounts(5, 5);
    expect([0, 1, 2, 3].map((u) => uShareUpTo(u, counts) * 252)).toEqual([1, 2, 4, 7].map((count) => expect.closeTo(count, 10)));
    expect(uQuantile(0.01, counts)).toBe(2);
    expect(uQuantile(0.025, counts)).toBe(3);
    expect(uQuantile(2 / 252, counts)).toBe(1);
    expect(uQuantile(1, counts)).toBe(25);
  });
});
