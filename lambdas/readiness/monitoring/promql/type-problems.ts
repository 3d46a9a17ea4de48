import type { SyntaxNode } from "@lezer/common";
import { Parser } from "@prometheus-io/codemirror-promql/dist/cjs/parser/parser.js";
import type { Expression } from "./expression.ts";

/** The part of the parser that is used. Its own types are of an editor, and of the package's other format. */
type TypeChecker = {
  readonly checkAST: (node: SyntaxNode) => string;
  readonly getDiagnostics: () => readonly { readonly severity: string; readonly message: string }[];
};

const RESULTS = ["vector", "scalar"];

/**
 * What Prometheus would refuse of an expression that parses: `rate(x)` of no range, a sum of two ranges. The checks are those of
 * Prometheus' own editor. Its parser asks an editor's state for pieces of the text and for a tree that only its search for syntax
 * errors reads (`parseExpression` has refused those): so it is given the text, and neither an editor nor a DOM.
 */
export function typeProblems({ node, text }: Expression): string[] {
  const state = { field: () => undefined, sliceDoc: (from: number, to: number) => text.slice(from, to) };
  const checker: TypeChecker = Reflect.construct(Parser, [state]);
  const result = checker.checkAST(node);
  const problems = checker.getDiagnostics().flatMap(({ severity, message }) => (severity === "error" ? [message] : []));
  return problems.length > 0 || RESULTS.includes(result) ? problems : [`is a ${result}, which can be neither compared nor drawn`];
}
