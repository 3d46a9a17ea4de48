import { Script } from "node:vm";
import { at, listAt, textAt } from "../../reading/peek.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { behaviorsOf, distributionsOf, namedIn } from "./site-resources.ts";

/** The site's two colours: a function at the edge asks a store which release a visitor sees. */
export const edgeFunction = templateCheck({
  id: "site-edge-function",
  title: "A function at the edge picks the release by a store, so that a switch is one key",
  weight: 2,
  critical: true,
  stacks: ["static-site"],
  evidence: "the default behavior runs a published function that has a key-value store and is JavaScript",
  problems: (template) =>
    distributionsOf(template)
      .flatMap((one) => distributionProblems(one, template))
      .concat(distributionsOf(template).length === 0 ? ["infra/template.yaml has no distribution"] : []),
});

function distributionProblems(distribution: Resource, template: Template): string[] {
  const [first] = behaviorsOf(distribution);
  const names = listAt(first?.value, "FunctionAssociations")
    .filter((one) => at(one, "EventType") === "viewer-request")
    .flatMap((one) => namedIn(at(one, "FunctionARN")));
  const functions = template.ofType("AWS::CloudFront::Function").filter(({ id }) => names.includes(id));
  if (functions.length === 0)
    return [
      `${distribution.where}: DistributionConfig.DefaultCacheBehavior.FunctionAssociations has no function of the template for viewer-request`,
    ];
  return functions.flatMap((one) => functionProblems(one, template).map((problem) => `${one.where}: Properties.${problem}`));
}

function functionProblems({ properties }: Resource, { ofType }: Template): string[] {
  const stores = ofType("AWS::CloudFront::KeyValueStore").map(({ id }) => id);
  const named = listAt(properties, "FunctionConfig", "KeyValueStoreAssociations").flatMap((one) => namedIn(at(one, "KeyValueStoreARN")));
  const runtime = textAt(properties, "FunctionConfig", "Runtime");
  return [
    ...(runtime === "cloudfront-js-2.0"
      ? []
      : [`FunctionConfig.Runtime ${runtime ?? "(none)"} is not cloudfront-js-2.0, which reads stores`]),
    ...(at(properties, "AutoPublish") === true ? [] : ["AutoPublish is not true: the distribution would go on with the function before"]),
    ...(named.length > 0 && named.every((name) => stores.includes(name))
      ? []
      : ["FunctionConfig.KeyValueStoreAssociations names no store of the template"]),
    ...codeProblems(textAt(properties, "FunctionCode") ?? textAt(properties, "FunctionCode", "Fn::Sub") ?? ""),
  ];
}

/** Compiled, never run. CloudFront's one import is no part of a script. */
function codeProblems(code: string): string[] {
  if (!/\bfunction\s+handler\s*\(/.test(code)) return ["FunctionCode has no function handler"];
  try {
    new Script(code.replaceAll(/^\s*import\s+\w+\s+from\s+["'](?:cloudfront|crypto|querystring)["'];?[ \t]*$/gm, ""));
    return [];
  } catch (error) {
    return [`FunctionCode is no JavaScript: ${error instanceof Error ? error.message : "unreadable"}`];
  }
}
