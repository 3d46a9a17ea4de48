import { expect, it } from "vitest";
import type { Failure } from "../../../lambdas/contract/failure.ts";
import { titleOf } from "../../../lambdas/domain/clusters/title.ts";

const aFailure = (overrides: Partial<Failure>): Failure => ({
  category: "disk",
  subCategory: "no_space",
  confidence: 0.95,
  rule: "no-space",
  evidence: [],
  cause: "The disk is full.",
  actions: [],
  step: 1,
  test: null,
  message: "",
  fingerprint: "v1|disk",
  clusterId: "0",
  ...overrides,
});

it("is the line that says what went wrong, on one line", () => {
  expect(titleOf(aFailure({ message: '\nTraceback (most recent call last):\n  File "a.py", line 1, in f\nOSError:   no\tspace' }))).toBe(
    "OSError: no space",
  );
});

it("falls back on the evidence, then on the cause", () => {
  expect(titleOf(aFailure({ message: "exit status 1", evidence: [{ line: 1, text: "tar: full" }] }))).toBe("tar: full");
  expect(titleOf(aFailure({}))).toBe("The disk is full.");
});

it("is at most 120 characters long, and shows that it was cut", () => {
  const title = titleOf(aFailure({ message: "word ".repeat(100) }));
  expect(title).toHaveLength(120);
  expect(title).toMatch(/…$/);
});
