import { isDeepStrictEqual } from "node:util";
import * as z from "zod";

/** Resource types that LocalStack answers an update of with success, and then leaves as they were. */
const UNCHANGEABLE = [
  "AWS::DynamoDB::Table",
  "AWS::DynamoDB::GlobalTable",
  "AWS::S3::Bucket",
  "AWS::Events::Rule",
  "AWS::CloudWatch::Alarm",
  "AWS::ApiGateway::Stage",
  "AWS::Logs::LogGroup",
];

const Template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() })).default({}),
});

export type ShapeChange = { readonly resource: string; readonly type: string; readonly properties: readonly string[] };

/** Resources in both templates whose properties differ although LocalStack cannot change them. Tags do not count. */
export function shapeChanges(deployed: unknown, wanted: unknown): ShapeChange[] {
  const before = Template.parse(deployed).Resources;
  const after = Template.parse(wanted).Resources;
  return Object.entries(before).flatMap(([resource, { Type: type, Properties = {} }]) => {
    const next = after[resource];
    if (next?.Type !== type || !UNCHANGEABLE.includes(type)) return [];
    const properties = differing(Properties, next.Properties ?? {});
    return properties.length > 0 ? [{ resource, type, properties }] : [];
  });
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  names.delete("Tags");
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name])).sort();
}
