import { type Document, isCollection, isScalar, type Node, Pair, Scalar, visit, YAMLMap, YAMLSeq } from "yaml";

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
      long.items.push(new Pair(new Scalar(name), name === "Fn::GetAtt" ? attribute(node) : node));
      return long;
    },
  });

/** `Resource.Attribute.More` is a resource and an attribute with a dot. */
function attribute(node: Node): Node {
  if (!isScalar(node)) return node;
  const [resource = "", ...rest] = String(node.value).split(".");
  const list = new YAMLSeq();
  list.items.push(new Scalar(resource), ...(rest.length === 0 ? [] : [new Scalar(rest.join("."))]));
  return list;
}
