import { type Document, isCollection, isScalar, visit } from "yaml";
import type { Odd } from "./yaml-problem.ts";

/** Tags of somebody's own, each once, where it stands first. */
export function unknownTags(document: Document): Odd[] {
  const tags = new Map<string, number>();
  visit(document, {
    Node: (_, node) => {
      if (!isScalar(node) && !isCollection(node)) return;
      if (node.tag?.startsWith("!") && !tags.has(node.tag)) tags.set(node.tag, node.range?.[0] ?? 0);
    },
  });
  return [...tags].map(([tag, offset]) => ({ offset, why: `has the unknown tag ${tag}` }));
}
