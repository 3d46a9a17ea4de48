import { type Document, isCollection, isScalar, Pair, Scalar, visit, YAMLMap } from "yaml";

const FUNCTIONS = ["Base64", "Cidr", "FindInMap", "GetAtt", "GetAZs", "If", "ImportValue", "Join", "Length", "Select", "Split", "Sub"];
const CONDITIONS = ["And", "Equals", "Not", "Or"];
const LONG: ReadonlyMap<string, string> = new Map([
  ...[...FUNCTIONS, ...CONDITIONS, "ToJsonString", "Transform"].map((name) => [`!${name}`, `Fn::${name}`] as const),
  ["!Ref", "Ref"],
  ["!Condition", "Condition"],
]);

/** Writes CloudFormation's short forms out: `!Sub x` becomes `Fn::Sub: x`, so that both read alike. */
export const writeOutTags = (document: Document): void =>
  visit(document, {
    Node: (_, node) => {
      if (!isScalar(node) && !isCollection(node)) return undefined;
      const name = LONG.get(node.tag ?? "");
      if (name === undefined) return undefined;
      delete node.tag;
      const long = new YAMLMap();
      long.items.push(new Pair(new Scalar(name), node));
      return long;
    },
  });
