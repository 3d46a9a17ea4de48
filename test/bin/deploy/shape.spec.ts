import { expect, it } from "vitest";
import { shapeChanges } from "../../../bin/deploy/shape.ts";

const table = (overrides: object = {}, Type = "AWS::DynamoDB::Table") => ({
  Type,
  Properties: { BillingMode: "PAY_PER_REQUEST", KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }], ...overrides },
});
const template = (resources: object) => ({ Resources: resources });

it("sees nothing where the shape is the same, in whatever order", () => {
  const same = {
    Type: "AWS::DynamoDB::Table",
    Properties: { KeySchema: [{ KeyType: "HASH", AttributeName: "pk" }], BillingMode: "PAY_PER_REQUEST" },
  };
  expect(shapeChanges(template({ Runs: table() }), template({ Runs: same }))).toEqual([]);
});

it("names the properties that were added, changed or removed", () => {
  const before = template({ Runs: table({ StreamSpecification: { StreamViewType: "NEW_IMAGE" } }) });
  const after = template({ Runs: table({ BillingMode: "PROVISIONED", TimeToLiveSpecification: { Enabled: true } }) });
  expect(shapeChanges(before, after)).toEqual([
    { resource: "Runs", type: "AWS::DynamoDB::Table", properties: ["BillingMode", "StreamSpecification", "TimeToLiveSpecification"] },
  ]);
});

it("leaves alone what LocalStack can do: new and gone resources, tags, functions and queues", () => {
  const before = template({
    Gone: table(),
    Kept: table({ Tags: [] }),
    Fn: table({}, "AWS::Lambda::Function"),
    Queue: table({}, "AWS::SQS::Queue"),
  });
  const after = template({
    New: table(),
    Kept: table(),
    Fn: table({ Code: 2 }, "AWS::Lambda::Function"),
    Queue: table({ DelaySeconds: 2 }, "AWS::SQS::Queue"),
  });
  expect(shapeChanges(before, after)).toEqual([]);
});

it("takes a template without properties", () => {
  const bucket = { Bucket: { Type: "AWS::S3::Bucket" } };
  expect(
    shapeChanges(template(bucket), template({ Bucket: { Type: "AWS::S3::Bucket", Properties: { CorsConfiguration: {} } } })),
  ).toHaveLength(1);
});
