import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";

/** A part of a PromQL expression, with the text that its positions are of. */
export type Expression = { readonly node: SyntaxNode; readonly text: string };

/** Longer ones are no evidence: nobody can read them either. */
const LONGEST = 4000;
/** The type checker takes cubic time in the depth. */
const DEEPEST = 50;

/** The expression, or why it is none. An empty one is none, and neither is one that only begins well. */
export function parseExpression(text: string): Expression | { readonly problem: string } {
  if (text.trim() === "") return { problem: "is empty" };
  if (text.length > LONGEST) return { problem: `has more than ${LONGEST} characters` };
  const tree = parser.parse(text);
  const cursor = tree.cursor();
  let depth = 0;
  // By hand, as a recursion would end where an odd file wants it to.
  for (;;) {
    if (cursor.type.isError) return { problem: `does not parse at ${near(text, cursor.from)}` };
    if (depth > DEEPEST) return { problem: `is nested more than ${DEEPEST} deep` };
    if (cursor.firstChild()) {
      depth++;
      continue;
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) {
        const node = tree.topNode.firstChild;
        return node === null ? { problem: "holds no expression" } : { node, text };
      }
      depth--;
    }
  }
}

const near = (text: string, at: number) =>
  at >= text.length ? "its end" : `character ${at + 1} (${JSON.stringify(text.slice(at, at + 20))})`;

export const sourceOf = ({ node, text }: Expression): string => text.slice(node.from, node.to);

/** The children of a name or group (`Expr`), in their order. */
export const childrenOf = ({ node, text }: Expression, name: string): Expression[] =>
  node.getChildren(name).map((child) => ({ node: child, text }));

export const childOf = (of: Expression, name: string): Expression | null => childrenOf(of, name)[0] ?? null;

/** What a function or aggregation is given. */
export const argumentsOf = (of: Expression): Expression[] => {
  const body = childOf(of, "FunctionCallBody");
  return body === null ? [] : childrenOf(body, "Expr");
};

/** `Sum`, `Rate`: which function or aggregation is called. */
export const calledBy = ({ node }: Expression): string =>
  node.getChild("FunctionIdentifier")?.firstChild?.name ?? node.getChild("AggregateOp")?.firstChild?.name ?? "";

/** Everything of a name within, at any depth. */
export function allWithin({ node, text }: Expression, name: string): Expression[] {
  const found: Expression[] = [];
  node.cursor().iterate((one) => {
    if (one.name === name) found.push({ node: one.node, text });
  });
  return found;
}
