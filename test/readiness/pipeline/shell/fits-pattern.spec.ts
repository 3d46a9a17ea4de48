import { describe, expect, it } from "vitest";
import { fitsPattern } from "../../../../lambdas/readiness/pipeline/shell/fits-pattern.ts";

describe("a path", () => {
  it.each([
    ["scripts/a.sh", "scripts/*.sh", true],
    ["scripts/a.sh", "scripts/a.sh", true],
    ["scripts/a.sh", "*/a.*", true],
    ["scripts/smoke-live.sh", "scripts/s*-*.sh", true],
    ["scripts/a.sh", "scripts/*", true],
    ["scripts/a.sh", "*.sh", false],
    ["scripts/more/a.sh", "scripts/*.sh", false],
    ["scripts/a.py", "scripts/*.sh", false],
    ["scripts/ab", "scripts/ab*b", false],
    ["scripts/a", "scripts/*b*", false],
  ])("%s fits %s: %s", (path, pattern, expected) => {
    expect(fitsPattern(path, pattern)).toBe(expected);
  });
});
