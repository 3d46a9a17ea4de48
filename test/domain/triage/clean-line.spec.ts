import { describe, expect, it, test } from "vitest";
import { cleanLine, MATCHED_CHARS } from "../../../lambdas/domain/triage/clean-line.ts";

const ESC = String.fromCharCode(27);

describe("a cleaned line", () => {
  test.each([
    { raw: "2026-07-30T10:33:38.1304832Z boom", text: "boom" },
    { raw: "2026-07-30T10:33:38.1304832Z     indented", text: "    indented" },
    { raw: "[2026-07-30 10:33:38,130] boom", text: "boom" },
    { raw: "10:33:38 boom", text: "boom" },
    { raw: "[task 2025-02-13T22:10:07.053Z] 22:10:07    ERROR - PID 16 | boom", text: "boom" },
    { raw: `${ESC}[31m${ESC}[1mboom${ESC}[0m`, text: "boom" },
    { raw: `${ESC}]8;;https://a.example${ESC}\\boom`, text: "boom" },
    { raw: "  1%\r 50%\rdone", text: "done" },
    { raw: "1234 tests ran", text: "1234 tests ran" },
    { raw: "[ERROR] kept, it is Maven's own", text: "[ERROR] kept, it is Maven's own" },
  ])("$raw reads $text", ({ raw, text }) => {
    expect(cleanLine(raw)).toEqual({ text, kind: "plain" });
  });

  test.each([
    { raw: "##[error]boom", clean: { text: "boom", kind: "error" } },
    { raw: "2026-07-30T10:33:38.1Z ##[error]boom", clean: { text: "boom", kind: "error" } },
    { raw: "::error file=a.js,line=1::boom", clean: { text: "boom", kind: "error" } },
    { raw: "##[warning]careful", clean: { text: "careful", kind: "aside" } },
    { raw: "##[group]Run npm test", clean: { text: "Run npm test", kind: "group" } },
    { raw: "##[command]/usr/bin/git fetch", clean: { text: "##[command]/usr/bin/git fetch", kind: "echo" } },
    { raw: "++ git status --porcelain", clean: { text: "++ git status --porcelain", kind: "echo" } },
    { raw: `${ESC}[36;1mexit 1${ESC}[0m`, clean: { text: "exit 1", kind: "echo" } },
  ])("knows what the CI system says of it: $raw", ({ raw, clean }) => {
    expect(cleanLine(raw)).toEqual(clean);
  });

  it("is cut before anything is looked for in it", () => {
    expect(cleanLine("x".repeat(1_000_000)).text).toHaveLength(MATCHED_CHARS);
  });
});
