import type { Package } from "../../check.ts";
import { onlyDocument } from "../../files/only-document.ts";
import { CLOUDFORMATION } from "../../files/yaml-format.ts";
import { oncePerPackage } from "../reading/once-per-package.ts";
import { fileAt } from "../reading/package-files.ts";
import { at, isRecord, recordAt, textAt } from "../reading/peek.ts";

export const TEMPLATE = "infra/template.yaml";

export type Resource = {
  readonly id: string;
  readonly type: string;
  readonly value: unknown;
  readonly properties: unknown;
  /** File and name: how a reason begins. */
  readonly where: string;
};

export type Template = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly resources: readonly Resource[];
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  /** Why it cannot be read. */
  readonly problems: readonly string[];
};

/** The package's CloudFormation or SAM template. */
export const templateOf: (of: Package) => Template = oncePerPackage((of) => {
  const { value, problems } = readTemplate(of);
  const resources = Object.entries(recordAt(value, "Resources")).map(([id, one]) => ({
    id,
    type: textAt(one, "Type") ?? "",
    value: one,
    properties: propertiesOf(one, value),
    where: `${TEMPLATE}: ${id}`,
  }));
  const empty = problems.length === 0 && resources.length === 0 ? [`${TEMPLATE} has no Resources`] : [];
  return {
    value,
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    problems: [...problems, ...empty],
  };
});

/** With what SAM's `Globals` give every function. */
const propertiesOf = (resource: unknown, template: unknown): unknown =>
  textAt(resource, "Type") === "AWS::Serverless::Function"
    ? { ...recordAt(template, "Globals", "Function"), ...recordAt(resource, "Properties") }
    : at(resource, "Properties");

function readTemplate(of: Package): { readonly value: Readonly<Record<string, unknown>>; readonly problems: readonly string[] } {
  const file = fileAt(of, TEMPLATE);
  const read = file === null ? { problems: [`${TEMPLATE} is missing`] } : onlyDocument(file, CLOUDFORMATION);
  if ("problems" in read) return { value: {}, problems: read.problems };
  return isRecord(read.value) ? { value: read.value, problems: [] } : { value: {}, problems: [`${TEMPLATE} is no template`] };
}
