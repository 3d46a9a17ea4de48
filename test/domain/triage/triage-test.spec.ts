import { describe, expect, it, test } from "vitest";
import { triageTest } from "../../../lambdas/domain/triage/triage.ts";

const triage = (message: string, name = "cart > adds an item") => triageTest({ name, message });

describe("triage of a failed test", () => {
  test.each([
    { message: "AssertionError: expected 3 to equal 4\n    at a.js:1:2", sub: "assertion", line: 1 },
    { message: "expected: <2> but was: <3>", sub: "assertion", line: 1 },
    { message: "Error: Timeout of 2000ms exceeded.", sub: "timeout", line: 1 },
    { message: "Snapshot `cart 1` mismatched", sub: "snapshot", line: 1 },
    { message: "TypeError: Cannot read properties of undefined\n    at f (a.js:1:2)", sub: "exception", line: 1 },
    { message: "Traceback (most recent call last):\n  File \"a.py\", line 3, in f\n    g()\nKeyError: 'x'", sub: "exception", line: 4 },
    { message: "self = <tests.A>\n\n    def test_b(self):\n>       assert 1 == 2\nE       assert 1 == 2", sub: "assertion", line: 5 },
  ])("is a test_failure/$sub, shown by line $line: $message", ({ message, sub, line }) => {
    const verdict = triage(message);
    expect(verdict).toMatchObject({ category: "test_failure", subCategory: sub });
    expect(verdict.evidence[0]?.line).toBe(line);
  });

  test.each([
    { message: "Error: getaddrinfo ENOTFOUND registry.example.invalid", category: "network" },
    { message: "java.lang.RuntimeException: fetch\nCaused by: java.net.UnknownHostException: repo.example", category: "network" },
    { message: "OSError: [Errno 28] No space left on device", category: "disk" },
    { message: "java.lang.OutOfMemoryError: Java heap space", category: "out_of_memory" },
    {
      message: "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
      category: "infrastructure",
    },
    { message: "NoCredentialsError: Unable to locate credentials", category: "credentials" },
  ])("names a cause that plainly lies outside: $category for $message", ({ message, category }) => {
    expect(triage(message).category).toBe(category);
  });

  test.each([
    "AssertionError: expected 'getaddrinfo ENOTFOUND x' to equal 'ok'",
    "Error: connect ECONNREFUSED 127.0.0.1:5432",
    "Error: getaddrinfo ENOTFOUND localhost",
    "Request failed with status code 500",
    "AssertionError: expected disk to report: No space left on device",
  ])("stays a test failure where the test itself is about it, or it is the test's own service: %s", (message) => {
    expect(triage(message).category).toBe("test_failure");
  });

  it("says that there is no message, and invents no evidence", () => {
    expect(triage("")).toMatchObject({ category: "test_failure", subCategory: "unspecified", evidence: [] });
  });

  it("takes the step's end for a reason only where the test says nothing", () => {
    const killed = { exitCode: 137, signal: "SIGKILL" };
    expect(triageTest({ name: "a", message: "" }, killed).category).toBe("out_of_memory");
    expect(triageTest({ name: "a", message: "AssertionError: no" }, killed).category).toBe("test_failure");
  });

  it("sees by the name that a fixture failed", () => {
    expect(triage("Error: no such table", 'cart "before all" hook').subCategory).toBe("fixture");
  });

  it("answers soon for a message of a megabyte", () => {
    const started = performance.now();
    triage(`${"expected ".repeat(60_000)}\n${"    at x.y.z(A.java:1)\n".repeat(30_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
