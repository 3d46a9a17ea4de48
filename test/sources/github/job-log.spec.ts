import { describe, expect, it, test } from "vitest";
import { commandOf, exitCodeOf, withoutTimestamp } from "../../../lambdas/sources/github/job-log.ts";

const AT = "2026-11-20T10:00:05.1234567Z ";
const aLog = (...lines: readonly string[]) => lines.map((line, index) => `${index === 0 ? "\uFEFF" : ""}${AT}${line}`);
const FAILED = aLog(
  "Current runner version: '2.330.0'",
  "##[group]Operating System",
  "Ubuntu",
  "##[endgroup]",
  "##[group]Run npm ci",
  "\u001b[36;1mnpm ci\u001b[0m",
  "shell: /usr/bin/bash -e {0}",
  "##[endgroup]",
  "added 12 packages",
  "##[group]Run npm test",
  "\u001b[36;1mnpm test\u001b[0m",
  "##[endgroup]",
  "##[group]Suite one",
  "1 failing",
  "##[endgroup]",
  "##[error]Process completed with exit code 3.",
  "##[group]Run actions/upload-artifact@v4",
  "##[endgroup]",
  "Post job cleanup.",
);

describe("a line of a job's log", () => {
  test.each([
    { line: `${AT}text`, bare: "text" },
    { line: `\uFEFF${AT}text`, bare: "text" },
    { line: AT.trimEnd(), bare: "" },
    { line: AT, bare: "" },
    { line: `${AT}  indented`, bare: "  indented" },
    { line: `${AT}2026-11-20T10:00:05Z the tool's own`, bare: "2026-11-20T10:00:05Z the tool's own" },
    { line: "2026-11-20T10:00:05Zebra", bare: "2026-11-20T10:00:05Zebra" },
    { line: "no time", bare: "no time" },
    { line: "\uFEFFno time", bare: "no time" },
    { line: "", bare: "" },
  ])("loses the time before it, and nothing else: $line", ({ line, bare }) => {
    expect(withoutTimestamp(line)).toBe(bare);
  });
});

describe("a job's log", () => {
  it("tells the exit code", () => {
    expect(exitCodeOf(FAILED)).toBe(3);
  });

  it("tells the last exit code where several steps failed", () => {
    const log = aLog("##[error]Process completed with exit code 1.", "more", "##[error]Process completed with exit code 137.");

    expect(exitCodeOf(log)).toBe(137);
  });

  it("tells negative exit codes, as Windows has them", () => {
    expect(exitCodeOf(aLog("##[error]Process completed with exit code -1073741819."))).toBe(-1073741819);
  });

  test.each([
    { what: "nothing", log: [] },
    { what: "a cancellation", log: aLog("##[error]The operation was canceled.") },
    { what: "a program that writes the same words", log: aLog("Process completed with exit code 1.") },
    { what: "words that go on", log: aLog("##[error]Process completed with exit code 1. Or so it seems") },
  ])("tells no exit code by $what", ({ log }) => {
    expect(exitCodeOf(log)).toBeNull();
  });

  it("tells the command whose step failed, whatever groups it printed itself", () => {
    expect(commandOf(FAILED)).toBe("npm test");
  });

  it("tells the command of the first error, not of a later one", () => {
    const log = aLog(
      "##[group]Run make lint",
      "##[error]bad indent",
      "##[group]Run make test",
      "##[error]Process completed with exit code 2.",
    );

    expect(commandOf(log)).toBe("make lint");
  });

  test.each([
    { what: "without an error", log: aLog("##[group]Run npm test", "all well") },
    { what: "that fails before any command", log: aLog("##[error]No runner", "##[group]Run npm test") },
    { what: "of nothing", log: [] },
  ])("$what tells no command", ({ log }) => {
    expect(commandOf(log)).toBe("");
  });
});
