import { describe, expect, it } from "vitest";
import type { GeneratedArtifact } from "../../../../lambdas/contract/release.ts";
import { danglingIn } from "../../../../lambdas/readiness/monitoring/cloudwatch/references.ts";
import { templateFile } from "../../../../lambdas/readiness/monitoring/cloudwatch/template-file.ts";
import { aPackage } from "../a-package.ts";

const file = (content: string): GeneratedArtifact => ({
  path: "monitoring/cloudwatch.yml",
  kind: "template",
  step: "automation",
  content,
  traces: [],
});
const read = (content: string) => templateFile.read({ ...aPackage("node-lambda"), files: [file(content)] });

describe("a CloudFormation template", () => {
  it("reads short and long forms alike", () => {
    const short = read(
      `Resources: {A: {Type: "AWS::X::Y", Properties: {B: !GetAtt C.Arn.D, E: !If [F, !Ref G, !Sub "\${H}"], I: !Join [",", [a]]}}}`,
    );
    const long = read(
      `Resources: {A: {Type: "AWS::X::Y", Properties: {B: {"Fn::GetAtt": [C, Arn.D]}, E: {"Fn::If": [F, {Ref: G}, {"Fn::Sub": "\${H}"}]}, I: {"Fn::Join": [",", [a]]}}}}`,
    );

    expect(short).toEqual(long);
    expect(short).toHaveProperty("value");
  });

  it("has names for what it refers to, or says where it does not", () => {
    const found = read(`
Parameters: {P: {Type: String}}
Conditions: {Is: !Equals [!Ref P, a]}
Resources:
  A: {Type: "AWS::X::Y", Condition: Is, Properties: {B: !Sub "\${P} \${AWS::Region} \${!Literal} \${Gone.Arn}", C: !If [Other, 1, !Ref Missing]}}
  D: {Type: "AWS::X::Y", DependsOn: [A, E]}
`);

    expect("value" in found ? danglingIn(found.value) : found).toEqual([
      "Resources.A.Properties.B refers to Gone, which is no parameter or resource",
      "Resources.A.Properties.C refers to Other, which is no condition",
      "Resources.A.Properties.C.Fn::If.2 refers to Missing, which is no parameter or resource",
      "Resources.D depends on E, which is no resource",
    ]);
  });
});
