import { isRecord, isText, oneOrMany, recordAt } from "../reading/peek.ts";
import { getAttOf, intrinsicOf, namesIn } from "./intrinsics.ts";
import type { Template } from "./template.ts";

/** A name that stands in the template for something else in it. */
export type Reference = {
  /** Where it stands, by section and fields. */
  readonly at: string;
  readonly to: "value" | "attribute" | "condition" | "mapping" | "resource";
  /** Of an attribute `RESOURCE.ATTRIBUTE`. */
  readonly name: string;
};

/** Every reference in a template. */
export const referencesIn = ({ value }: Template): Reference[] =>
  Object.entries(value).flatMap(([section, content]) => [...inValue(content, section), ...bySection(section, content)]);

function inValue(value: unknown, at: string): Reference[] {
  const intrinsic = intrinsicOf(value);
  const own = intrinsic === null ? [] : ofIntrinsic(intrinsic.name, value, intrinsic.given, at);
  if (typeof value !== "object" || value === null) return [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => inValue(inner, `${at}.${key}`))];
}

function ofIntrinsic(name: string, value: unknown, given: unknown, at: string): Reference[] {
  const first = Array.isArray(given) ? given[0] : given;
  if (name === "Ref" && isText(given)) return [{ at, to: "value", name: given }];
  if (name === "Fn::GetAtt") {
    const got = getAttOf(value);
    return [{ at, to: "attribute", name: `${got?.id}.${got?.attribute}` }];
  }
  if (name === "Fn::If" && isText(first)) return [{ at, to: "condition", name: first }];
  if (name === "Fn::FindInMap" && isText(first)) return [{ at, to: "mapping", name: first }];
  if (name !== "Fn::Sub" || !isText(first)) return [];
  const local = Array.isArray(given) ? Object.keys(recordAt(given[1])) : [];
  return namesIn(first)
    .filter((one) => !local.includes(one))
    .map((one) => ({ at, to: one.includes(".") ? "attribute" : "value", name: one }));
}

/** What is a name by where it stands, without a function around it. */
function bySection(section: string, content: unknown): Reference[] {
  if (section === "Conditions") return conditionsIn(content, section);
  if (section !== "Resources" && section !== "Outputs") return [];
  return Object.entries(recordAt(content)).flatMap(([id, one]) => {
    const { Condition, DependsOn } = recordAt(one);
    const at = `${section}.${id}`;
    return [
      ...(isText(Condition) ? [{ at: `${at}.Condition`, to: "condition" as const, name: Condition }] : []),
      ...oneOrMany(DependsOn)
        .filter(isText)
        .map((name) => ({ at: `${at}.DependsOn`, to: "resource" as const, name })),
    ];
  });
}

function conditionsIn(value: unknown, at: string): Reference[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): Reference[] =>
    key === "Condition" && isText(inner) && isRecord(value) ? [{ at, to: "condition", name: inner }] : conditionsIn(inner, `${at}.${key}`),
  );
}
