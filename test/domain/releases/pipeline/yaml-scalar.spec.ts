import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scalar } from "../../../../lambdas/domain/releases/pipeline/yaml-scalar.ts";
import { readYaml } from "../infrastructure/read-yaml.ts";

describe("a scalar", () => {
  it("is read back as the same text, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(readYaml(`key: ${scalar(text)}\n`)).toEqual([{ key: text }]);
      }),
    );
  });

  it("is read back as text where it looks like something else", () => {
    for (const text of ["true", "no", "null", "1.10", "2026-11-21", "- a", "{a}", "a: b", "a #b", ""])
      expect(readYaml(`key: ${scalar(text)}\n`)).toEqual([{ key: text }]);
  });

  it("leaves expressions and commands as a person would write them", () => {
    expect(scalar('bash scripts/switch.sh dev deploy "$IMAGE_REF"')).toBe('bash scripts/switch.sh dev deploy "$IMAGE_REF"');
    expect(scalar("${" + "{ github.sha }}")).toBe("${" + "{ github.sha }}");
  });
});
