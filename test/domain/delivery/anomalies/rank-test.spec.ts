import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOfAtMost, pairsGreater } from "../../../../lambdas/domain/delivery/anomalies/rank-test.ts";

/** U of every way to choose which of the ranks belong to the first sample. */
function everyU(m: number, n: number): number[] {
  const ranks = Array.from({ length: m + n }, (_, rank) => rank);
  return Array.from({ length: 2 ** (m + n) }, (_, mask) => ranks.map((rank) => Math.floor(mask / 2 ** rank) % 2 === 1))
    .filter((chosen) => chosen.filter(Boolean).length === m)
    .map((chosen) =>
      pairsGreater(
        ranks.filter((rank) => chosen[rank]),
        ranks.filter((rank) => !chosen[rank]),
      ),
    );
}

describe("chanceOfAtMost", () => {
  it("equals counting every order", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 25 }), (m, n, u) => {
        const all = everyU(m, n);
        const counted = all.filter((each) => each <= u).length / all.length;
        expect(chanceOfAtMost(Math.min(u, m * n), m, n)).toBeCloseTo(counted, 10);
      }),
    );
  });

  it("is one in 324,632 for five that all lie beyond thirty others", () => {
    expect(chanceOfAtMost(0, 5, 30)).toBeCloseTo(1 / 324_632, 12);
  });
});

describe("pairsGreater", () => {
  it("counts ties half, so that both sides add up to all pairs", () => {
    expect(pairsGreater([1, 2, 3], [2])).toBe(1.5);
    const values = fc.array(fc.integer({ min: 0, max: 9 }));
    fc.assert(fc.property(values, values, (a, b) => pairsGreater(a, b) + pairsGreater(b, a) === a.length * b.length));
  });
});
