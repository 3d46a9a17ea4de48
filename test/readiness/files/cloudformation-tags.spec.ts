import { describe, expect, it } from "vitest";
import { readYaml } from "../../../lambdas/readiness/files/read-yaml.ts";
import { CLOUDFORMATION } from "../../../lambdas/readiness/files/yaml-format.ts";

const read = (content: string) => {
  const { documents, problems } = readYaml({ content }, CLOUDFORMATION);
  return { value: documents[0]?.value, problems };
};

describe("CloudFormation's short forms", () => {
  it("are written out, also within each other", () => {
    expect(read("a: !If [B, !Sub C/x, [!GetAtt D.E, !Ref F]]\ng: !Not [!Condition H]\n")).toEqual({
      value: {
        a: { "Fn::If": ["B", { "Fn::Sub": "C/x" }, [{ "Fn::GetAtt": ["D", "E"] }, { Ref: "F" }]] },
        g: { "Fn::Not": [{ Condition: "H" }] },
      },
      problems: [],
    });
  });

  it.each([
    ["!GetAtt A.B.C", ["A", "B.C"]],
    ["!GetAtt [A, B.C]", ["A", "B.C"]],
    ["!GetAtt A", ["A"]],
  ])("%s is a resource and an attribute", (text, given) => {
    expect(read(`a: ${text}\n`).value).toEqual({ a: { "Fn::GetAtt": given } });
  });

  it("are known by name", () => {
    expect(read("a: !GetAttribute A.B\n").problems).toEqual([{ line: 1, why: "has the unknown tag !GetAttribute" }]);
  });
});
