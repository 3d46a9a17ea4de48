import { describe, expect, it } from "vitest";
import { inTime } from "../../../lambdas/readiness/files/in-time.ts";

describe("work in time", () => {
  it("gives what the work gives, and throws what it throws", () => {
    expect(inTime(1000, () => 1 + 1)).toBe(2);
    expect(() => inTime(1000, () => JSON.parse("{"))).toThrow(SyntaxError);
  });

  it.each([
    [
      "a loop that catches everything",
      () => {
        for (;;)
          try {
            JSON.parse("{");
          } catch {}
      },
    ],
    ["an expression that backtracks", () => /^(\w+\s?)+$/.test(`${"a".repeat(60)}!`)],
  ])("ends %s", (_, work) => {
    expect(() => inTime(50, work)).toThrow("takes longer than 0.05 seconds");
  });

  it("is counted inside other work as well", () => {
    expect(
      inTime(5000, () => {
        try {
          return inTime(20, () => {
            for (;;);
          });
        } catch {
          return "cut off";
        }
      }),
    ).toBe("cut off");
  });
});
