import * as z from "zod";
import { CLOUDFORMATION } from "../../files/yaml-format.ts";
import type { Reader } from "../documents/read.ts";
import { yamlFile } from "../documents/yaml-file.ts";

export const CLOUDWATCH = "monitoring/cloudwatch.yml";

const Named = z.record(z.string().regex(/^[A-Za-z0-9]{1,255}$/, "is no logical id"), z.looseObject({}));
const Resource = z.strictObject({
  Type: z.string().regex(/^(?:AWS|Custom|Alexa)::[\w:@-]+$/, "is no type of a resource"),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  UpdatePolicy: z.looseObject({}).optional(),
  CreationPolicy: z.looseObject({}).optional(),
  Metadata: z.looseObject({}).optional(),
  // The Serverless Application Model's.
  Connectors: z.looseObject({}).optional(),
});
const Template = z.strictObject({
  AWSTemplateFormatVersion: z.literal("2010-09-09").optional(),
  Description: z.string().optional(),
  Metadata: z.looseObject({}).optional(),
  Transform: z.unknown().optional(),
  Globals: z.looseObject({}).optional(),
  Parameters: Named.default({}),
  Mappings: Named.default({}),
  Rules: Named.optional(),
  Conditions: Named.default({}),
  Resources: z.record(z.string().regex(/^[A-Za-z0-9]{1,255}$/, "is no logical id"), Resource),
  Outputs: Named.default({}),
});
export type Template = z.infer<typeof Template>;
export type Resource = z.infer<typeof Resource>;

/** A CloudFormation template; short and long forms of its functions read the same. */
export const templateAt = (path: string): Reader<Template> => yamlFile(path, Template, CLOUDFORMATION);

export const templateFile = templateAt(CLOUDWATCH);

export const resourcesOf = ({ Resources }: Template, type: string): { id: string; properties: Readonly<Record<string, unknown>> }[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties }]) => (Type === type ? [{ id, properties: Properties }] : []));
