import { describe, expect, it } from "vitest";
import { backoffSeconds } from "../../lambdas/runtime/return-message.ts";

describe("a failed message", () => {
  it.each([
    [1, 5],
    [2, 15],
    [3, 45],
    [4, 135],
    [5, 405],
    [9, 900],
  ])("after delivery %i comes back in %i s", (deliveries, seconds) => {
    expect(backoffSeconds(deliveries)).toBe(seconds);
  });
});
