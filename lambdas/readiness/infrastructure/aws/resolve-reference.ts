import { at, isText, recordAt } from "../reading/peek.ts";
import type { Reference } from "./references.ts";
import { resourceType } from "./resource-types.ts";
import type { Resource, Template } from "./template.ts";

const PSEUDO = ["AccountId", "NoValue", "NotificationARNs", "Partition", "Region", "StackId", "StackName", "URLSuffix"].map(
  (name) => `AWS::${name}`,
);

const SERVERLESS = "AWS::Serverless::Function";

/** Why a reference leads nowhere; null where it leads somewhere. */
export function leadsNowhere({ to, name }: Reference, template: Template): string | null {
  switch (to) {
    case "condition":
      return Object.hasOwn(recordAt(template.value, "Conditions"), name) ? null : `condition ${name} is not declared`;
    case "mapping":
      return Object.hasOwn(recordAt(template.value, "Mappings"), name) ? null : `mapping ${name} is not declared`;
    case "resource":
      return resource(template, name) ? null : `${name} is no resource`;
    case "value":
      return isValue(name, template) ? null : `${name} is no parameter and no resource`;
    case "attribute":
      return hasAttribute(name, template) ? null : `${name} is no attribute of a resource`;
  }
}

const resource = ({ resources }: Template, id: string): Resource | undefined => resources.find((one) => one.id === id);

const isValue = (name: string, template: Template): boolean =>
  PSEUDO.includes(name) ||
  Object.hasOwn(recordAt(template.value, "Parameters"), name) ||
  resource(template, name) !== undefined ||
  madeBySam(name, template);

function hasAttribute(name: string, template: Template): boolean {
  const [id = "", ...rest] = name.split(".");
  const attribute = rest.join(".");
  // In a `!Sub` a resource that SAM makes has a dot of its own.
  if (madeBySam(name, template) || /^Version\.(?:Version|FunctionArn)$|^Alias\.AliasArn$/.test(attribute))
    return madeBySam(`${id}.${rest[0]}`, template);
  const type = resource(template, id)?.type;
  if (type === undefined || attribute === "") return false;
  const known = resourceType(type)?.attributes;
  return known === undefined || known.includes(attribute);
}

/** SAM makes a version and an alias where the function publishes one, and a role where it is given none. */
const madeBySam = (name: string, { ofType }: Template): boolean =>
  ofType(SERVERLESS).some(({ id, properties }) => {
    const publishes = isText(recordAt(properties).AutoPublishAlias);
    return (publishes && [`${id}.Alias`, `${id}.Version`].includes(name)) || (at(properties, "Role") === undefined && name === `${id}Role`);
  });
