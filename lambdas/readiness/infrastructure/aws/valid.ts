import { isRecord, isText, oneOrMany, recordAt } from "../reading/peek.ts";
import { resourceType } from "./resource-types.ts";
import { type Resource, TEMPLATE, type Template } from "./template.ts";
import { ON_AWS, templateCheck } from "./template-check.ts";

const SECTIONS = [
  "AWSTemplateFormatVersion",
  "Description",
  "Metadata",
  "Parameters",
  "Rules",
  "Mappings",
  "Conditions",
  "Transform",
  "Globals",
  "Hooks",
  "Resources",
  "Outputs",
];
const ATTRIBUTES = [
  "Type",
  "Properties",
  "DependsOn",
  "Condition",
  "DeletionPolicy",
  "UpdateReplacePolicy",
  "Metadata",
  "CreationPolicy",
  "UpdatePolicy",
  "Connectors",
];
const TYPE = /^(?:AWS|Alexa)::\w+::\w+(?:::MODULE)?$|^Custom::[\w@-]+$|^[A-Z]\w+::\w+::\w+$/;
const SAM = "AWS::Serverless-2016-10-31";

/** CloudFormation takes it: sections, types and, of the types that we know, every property. */
export const valid = templateCheck({
  id: "aws-template",
  title: "The template is valid and has no property that CloudFormation does not know",
  weight: 3,
  critical: true,
  stacks: ON_AWS,
  evidence: "sections, resource types and the properties of known types are CloudFormation's",
  problems: (template) => [
    ...sectionProblems(template),
    ...template.resources.flatMap((one) => [...attributeProblems(one), ...propertyProblems(one)]),
  ],
});

function sectionProblems({ value, resources }: Template): string[] {
  const serverless = resources.some(({ type }) => type.startsWith("AWS::Serverless::"));
  return [
    ...Object.keys(value)
      .filter((section) => !SECTIONS.includes(section))
      .map((section) => `${TEMPLATE}: ${section} is no section of a template`),
    ...(serverless && !oneOrMany(value.Transform).includes(SAM) ? [`${TEMPLATE}: Transform lacks ${SAM}`] : []),
    ...Object.entries(recordAt(value, "Parameters"))
      .filter(([, one]) => !isText(recordAt(one).Type))
      .map(([name]) => `${TEMPLATE}: Parameters.${name}.Type is missing`),
    ...Object.entries(recordAt(value, "Outputs"))
      .filter(([, one]) => !("Value" in recordAt(one)))
      .map(([name]) => `${TEMPLATE}: Outputs.${name}.Value is missing`),
  ];
}

function attributeProblems({ where, type, value }: Resource): string[] {
  if (!isRecord(value)) return [`${where} is no resource`];
  return [
    ...(TYPE.test(type) ? [] : [`${where}: Type ${type || "(none)"} is no resource type`]),
    ...Object.keys(value)
      .filter((key) => !ATTRIBUTES.includes(key))
      .map((key) => `${where}: ${key} is no attribute of a resource`),
  ];
}

function propertyProblems({ where, type, properties }: Resource): string[] {
  const known = resourceType(type);
  if (known === null) return [];
  const given = Object.keys(recordAt(properties));
  return [
    ...given.filter((name) => !known.properties.includes(name)).map((name) => `${where}: Properties.${name} is no property of ${type}`),
    ...known.required.filter((name) => !given.includes(name)).map((name) => `${where}: Properties.${name} is missing`),
  ];
}
