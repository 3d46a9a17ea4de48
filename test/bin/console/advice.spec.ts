import { expect, it } from "vitest";
import { Advice, describeFailure, exitCodeOf, UsageError } from "../../../bin/console/advice.ts";

it("prints what is wrong and what to do, without a stack", () => {
  expect(describeFailure(new Advice("Port 1 is taken", "Choose another", "Or stop it"))).toBe(
    "✗ Port 1 is taken\n  → Choose another\n  → Or stop it",
  );
});

it("prints the stack of what nobody foresaw", () => {
  expect(describeFailure(new TypeError("x is not a function"))).toMatch(/TypeError: x is not a function\n\s+at /);
});

it("exits with 2 where the call was wrong, with 1 where the work failed", () => {
  expect(exitCodeOf(new UsageError("what?"))).toBe(2);
  expect(exitCodeOf(new Advice("no"))).toBe(1);
  expect(exitCodeOf(new Error("no"))).toBe(1);
});
