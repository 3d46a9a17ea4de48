import { describe, expect, it, test } from "vitest";
import { RULES, ruleFor } from "../../../lambdas/domain/triage/rules.ts";
import { triageLog } from "../../../lambdas/domain/triage/triage.ts";
import { FIXTURES } from "./rule-fixtures.ts";

describe("the rule table", () => {
  test.each(FIXTURES)("$rule: $line", ({ rule, line }) => {
    expect(ruleFor(line)?.id).toBe(rule);
  });

  it("has a fixture for every rule, so that none is there unproven", () => {
    const proven = new Set(FIXTURES.map(({ rule }) => rule));
    expect(RULES.map(({ id }) => id).filter((id) => !proven.has(id))).toEqual([]);
  });

  it("keeps rule ids unique, because verdicts name them", () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it("is ordered by confidence, so that the surest rule owns a line", () => {
    const confidences = RULES.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((left, right) => right - left));
    expect(confidences.every((confidence) => confidence > 0 && confidence < 1)).toBe(true);
  });

  it("says of every rule why it is believed, what the cause is, and what to do next", () => {
    for (const { id, why, cause, actions } of RULES) {
      expect(why, id).toMatch(/\.$/);
      expect(cause, id).toMatch(/\.$/);
      expect(actions.length, id).toBeGreaterThan(0);
    }
  });

  test.each([
    "Downloading 12 packages from the registry",
    "Compiling serde v1.0.203",
    "Resolved 311 packages in 1.2s",
    "Logged in as deploy-bot",
    "Server listening on port 5020",
    "drwxr-xr-x 2 root root 4096 space",
    "Finished in 3.4 seconds",
    "Uploading artifact dist.zip (4.2 MB)",
    "disk usage: 41%",
    "exported TIMESTAMP=1700000000",
  ])("does not take ordinary output for a failure: %s", (line) => {
    expect(ruleFor(line)).toBeNull();
  });

  test.each([
    { line: "✓ reports ENOSPC when the disk is full (3 ms)", not: "disk" },
    { line: "test_permission_denied PASSED [ 12%]", not: "credentials" },
    { line: "ok 12 - connection refused is retried", not: "network" },
    { line: "warning: certificate has expired, ignoring", not: "network" },
    { line: "+ echo 'No space left on device'", not: "disk" },
    { line: "##[command]/usr/bin/git fetch --no-tags authentication failed", not: "credentials" },
    { line: "Tests: 0 failed, 12 passed, 12 total", not: "test_failure" },
    { line: "Failed to upload metrics: Unable to locate credentials", not: "credentials" },
  ])("is not misled by $line", ({ line, not }) => {
    const verdict = triageLog([line, "Process completed with exit code 1"]);
    expect(verdict.category).not.toBe(not);
    expect(verdict.confidence).toBeLessThan(0.5);
  });

  test.each([
    ["a".repeat(100_000)],
    ["error: ".repeat(14_000)],
    [`${"/".repeat(50_000)}${":1:1".repeat(12_000)}`],
    ["a/b-c.d_e ".repeat(10_000)],
    [`FAILED ${"::x - ".repeat(16_000)}`],
    [`${" ".repeat(60_000)}failed${" ".repeat(40_000)}`],
    ["test failed ".repeat(8_000)],
    ["<<< >>> (((( [[[[ ".repeat(5_500)],
    [`Exception in thread "${"x".repeat(99_000)}`],
    ["connection timeout token permission ".repeat(2_800)],
  ])("answers within two seconds whatever is thrown at it (%#)", (line) => {
    const started = performance.now();
    triageLog([line, line, line]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
