import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { clusterIdOf, type FingerprintInput, fingerprintOf } from "../../../lambdas/domain/clusters/fingerprint.ts";

const of = (message: string, overrides: Partial<FingerprintInput> = {}) =>
  fingerprintOf({ category: "test_failure", subCategory: "assertion", stepKind: "test", message, ...overrides });

describe("a fingerprint", () => {
  it("is readable: version, verdict, kind of step and what was said", () => {
    expect(of("cannot read item 42 of /srv/a.txt")).toBe("v1|test_failure|assertion|test|cannot read item <n> of <path>");
  });

  it("is the same for the same failure with other numbers, ids, times and paths", () => {
    const message = fc
      .record({
        n: fc.nat(),
        id: fc.uuid(),
        at: fc.date({ noInvalidDate: true, min: new Date("2000-01-01"), max: new Date("2090-01-01") }),
        dir: fc.stringMatching(/^[a-z]{1,9}$/),
      })
      .map(({ n, id, at, dir }) => `KeyError: user ${n} of session ${id} is missing in /var/${dir}/users.db since ${at.toISOString()}`);
    fc.assert(
      fc.property(message, message, (left, right) => {
        expect(of(left)).toBe(of(right));
      }),
    );
  });

  it("is another for another error type, verdict, kind of step or status code", () => {
    const prints = [
      of("KeyError: cannot find the cart"),
      of("ValueError: cannot find the cart"),
      of("KeyError: cannot find the cart", { stepKind: "deploy" }),
      of("KeyError: cannot find the cart", { subCategory: "exception" }),
      of("KeyError: cannot find the cart", { category: "network" }),
      of("Request for the cart failed with status code 503"),
      of("Request for the cart failed with status code 404"),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it("takes of a message the line that says what went wrong", () => {
    const trace = ["Traceback (most recent call last):", '  File "a.py", line 3, in f', "    g()", "KeyError: the cart is gone"].join("\n");
    expect(of(trace)).toBe(of("KeyError: the cart is gone"));
    expect(of("\nProcess completed with exit code 1\nthe cart is gone")).toBe(of("the cart is gone"));
  });

  it("tells two errors apart that a wrapper reports with the same words", () => {
    const wrapped = (type: string) =>
      `Exception during message handling\nTraceback (most recent call last):\n  File "a.py", line 3, in f\n${type}: it was here`;
    expect(of(wrapped("TimeoutError"))).not.toBe(of(wrapped("KeyError")));
  });

  it("stays within 400 characters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), fc.string({ maxLength: 500 }), (message, subject) => {
        expect(of(message, { subject }).length).toBeLessThanOrEqual(400);
      }),
    );
  });
});

describe("the guard against merging everything", () => {
  test.each([
    "",
    "  \n ",
    "Process completed with exit code 1",
    "assert 1 == 2",
    "expected 3 to equal 4",
    "AssertionError: expected true to be false",
    "42",
    "Error",
  ])("keeps two tests apart that both say only %j", (message) => {
    expect(of(message, { subject: "cart > adds" })).not.toBe(of(message, { subject: "login > greets" }));
    expect(of(message, { subject: "cart > adds" })).toBe(of(message, { subject: "cart > adds" }));
  });

  it("keeps one test's failure together though it says other numbers each time", () => {
    expect(of("expected 3 to equal 4", { subject: "cart > adds" })).toBe(of("expected 5 to equal 4", { subject: "cart > adds" }));
  });

  it("falls back on the message before masking where no subject is known", () => {
    expect(of("assert 1 == 2")).not.toBe(of("assert 3 == 4"));
  });

  it("does not look at the subject where the message says enough, so that one cause under many tests is one cluster", () => {
    expect(of("getaddrinfo ENOTFOUND registry", { subject: "a" })).toBe(of("getaddrinfo ENOTFOUND registry", { subject: "b" }));
  });
});

describe("a cluster's id", () => {
  it("is 16 hexadecimal digits, and another for another fingerprint", () => {
    expect(clusterIdOf("v1|a")).toMatch(/^[0-9a-f]{16}$/);
    expect(clusterIdOf("v1|a")).not.toBe(clusterIdOf("v1|b"));
  });
});
