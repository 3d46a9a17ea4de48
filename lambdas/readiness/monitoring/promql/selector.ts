import { allWithin, childOf, childrenOf, type Expression, sourceOf } from "./expression.ts";
import { unquoted } from "./unquoted.ts";

export type Matcher = { readonly label: string; readonly operator: string; readonly value: string };

/** `name{label="value"}`; `name` is null where it is chosen by a pattern. */
export type Selector = { readonly name: string | null; readonly matchers: readonly Matcher[] };

export function selectorOf(vector: Expression): Selector {
  const identifier = childOf(vector, "Identifier");
  const within = childOf(vector, "LabelMatchers");
  const matchers = within === null ? [] : matchersOf(within);
  const quoted = within === null ? null : childOf(within, "QuotedLabelName");
  const named = matchers.find(({ label, operator }) => label === "__name__" && operator === "=");
  const name = identifier ?? quoted;
  return {
    name: name === null ? (named?.value ?? null) : unquoted(sourceOf(name)),
    matchers: matchers.filter(({ label }) => label !== "__name__"),
  };
}

/** All selectors of an expression. */
export const selectorsOf = (expression: Expression): Selector[] => allWithin(expression, "VectorSelector").map(selectorOf);

const matchersOf = (within: Expression): Matcher[] =>
  [...childrenOf(within, "UnquotedLabelMatcher"), ...childrenOf(within, "QuotedLabelMatcher")].map((one) => ({
    label: unquoted(textOf(one, "LabelName") || textOf(one, "QuotedLabelName")),
    operator: textOf(one, "MatchOp"),
    value: unquoted(textOf(one, "StringLiteral")),
  }));

function textOf(of: Expression, name: string): string {
  const child = childOf(of, name);
  return child === null ? "" : sourceOf(child);
}
