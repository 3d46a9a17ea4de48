import { describe, expect, it } from "vitest";
import { commonLanguageEffect, effectOf, meanRatio, reaches } from "../../../../lambdas/domain/releases/judge/effect-size.ts";

describe("an effect", () => {
  it("is the ratio of means, above 1 for more, also below zero", () => {
    expect(meanRatio([2, 4], [6, 6])).toBe(2);
    expect(meanRatio([10], [0])).toBe(0);
    expect(meanRatio([-10], [-5])).toBe(1.5);
    expect(meanRatio([-10], [-20])).toBe(0);
  });

  it("is unknown as a ratio to nothing", () => {
    expect(meanRatio([0, 0], [5])).toBeNull();
    expect(meanRatio([], [5])).toBeNull();
    expect(meanRatio([5], [])).toBeNull();
  });

  it("is in common language the share of pairs in which the experiment is above, half for equal ones", () => {
    expect(commonLanguageEffect([1, 2], [3, 4])).toBe(1);
    expect(commonLanguageEffect([3, 4], [1, 2])).toBe(0);
    expect(commonLanguageEffect([1, 2], [2, 2])).toBe(0.75);
    expect(commonLanguageEffect([], [2])).toBeNull();
    expect(effectOf("cles", [1, 2], [2, 2])).toBe(0.75);
    expect(effectOf("meanRatio", [1, 2], [3, 3])).toBe(2);
  });

  it("counts from its limit on", () => {
    const limits = { decrease: 0.8, increase: 1.2 };
    expect([1.19, 1.2, 1.21].map((effect) => reaches(effect, limits, "High"))).toEqual([false, true, true]);
    expect([0.81, 0.8, 0.79].map((effect) => reaches(effect, limits, "Low"))).toEqual([false, true, true]);
  });

  it("counts where no limit is set, and where it cannot be measured", () => {
    expect(reaches(1.001, null, "High")).toBe(true);
    expect(reaches(null, { decrease: 0, increase: 9 }, "High")).toBe(true);
  });
});
