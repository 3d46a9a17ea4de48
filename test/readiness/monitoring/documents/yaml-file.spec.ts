import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../../lambdas/readiness/monitoring/documents/yaml-file.ts";

describe("a YAML file", () => {
  it("is its documents", () => {
    expect(parseYaml("a: 1\n---\nb: [2]\n", "x.yml")).toEqual({ value: [{ a: 1 }, { b: [2] }] });
  });

  it.each([
    ["a: [1", /^x\.yml: line 1: /],
    ["a: 1\nb:\n  c: 1\n  c: 2\n", /^x\.yml: line 4: c is there twice$/],
    [`a: &a [b]\nc: [${Array(60).fill("*a").join(", ")}]`, /^x\.yml cannot be read: Excessive alias count/],
    ["a: *nowhere", /^x\.yml(?:: line 1:| cannot be read:) .*nowhere/i],
  ])("says what is wrong, and where: %s", (text, problem) => {
    const read = parseYaml(text, "x.yml");

    expect("problems" in read ? read.problems[0] : read).toMatch(problem);
  });
});
