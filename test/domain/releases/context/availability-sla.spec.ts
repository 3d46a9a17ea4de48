import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { availabilitySla } from "../../../../lambdas/domain/releases/context/availability-sla.ts";

const reasonOf = (text: string) => {
  const parsed = availabilitySla(text);
  return "reason" in parsed ? parsed.reason : null;
};

describe("an availability objective", () => {
  test.each([
    ["99.9%", 0.999],
    ["99.95 %", 0.9995],
    [" >= 99.99% ", 0.9999],
    ["≥99%", 0.99],
    ["50%", 0.5],
  ])("%j is a share of %d", (text, value) => {
    expect(availabilitySla(text)).toEqual({ value });
  });

  test.each(["", "99.9", "0.999", "99,9%", "three nines", "-99%", "< 99%", "99.9%%", "9 9%"])(
    "cannot be %j, and says what is expected",
    (text) => {
      expect(reasonOf(text)).toBe("expected a percentage such as 99.9%");
    },
  );

  test.each([
    ["101%", "over 100 %"],
    ["100.1%", "over 100 %"],
    ["100%", "no error budget"],
    ["99.9999999999999%", "no error budget"],
    ["49.9%", "below 50 %"],
    ["0%", "below 50 %"],
  ])("of %s is impossible, with the reason", (text, reason) => {
    expect(reasonOf(text)).toContain(reason);
  });

  it("is never a share that leaves no budget or makes no demand", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), (percent) => {
        const parsed = availabilitySla(`${percent.toFixed(12)}%`);
        if ("value" in parsed) expect(parsed.value >= 0.5 && parsed.value < 1, String(percent)).toBe(true);
        else expect(percent < 50.000001 || percent > 99.99999, String(percent)).toBe(true);
      }),
    );
  });
});
