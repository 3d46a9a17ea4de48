import { isMap, isSeq, type Tags, YAMLMap } from "yaml";

const FUNCTIONS = [
  "Sub",
  "GetAtt",
  "If",
  "Not",
  "Equals",
  "And",
  "Or",
  "Join",
  "Select",
  "Split",
  "FindInMap",
  "ImportValue",
  "Base64",
  "Cidr",
  "GetAZs",
  "Transform",
  "Length",
  "ToJsonString",
];

const longName = (name: string) => (["Ref", "Condition"].includes(name) ? name : `Fn::${name}`);

/** CloudFormation's short forms, each read as its long one: `!Ref A` is `{ Ref: A }`. */
export const CLOUDFORMATION_TAGS: Tags = ["Ref", "Condition", ...FUNCTIONS].flatMap((name) => [
  { tag: `!${name}`, resolve: (value: string) => ({ [longName(name)]: name === "GetAtt" ? attribute(value) : value }) },
  ...(["seq", "map"] as const).map((collection) => ({
    tag: `!${name}`,
    collection,
    resolve: (value: unknown) => {
      const long = new YAMLMap();
      if (isSeq(value) || isMap(value)) long.set(longName(name), value);
      return long;
    },
  })),
]);

/** `Resource.Attribute.More` is a resource and an attribute with a dot. */
function attribute(text: string): string[] {
  const dot = text.indexOf(".");
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}
