import { parser } from "@prometheus-io/lezer-promql";

/** A part of an expression's tree, as the parser gives it. */
type Node = ReturnType<typeof parser.parse>["topNode"];

export type Selector = { readonly metric: string; readonly matchers: readonly { label: string; sign: string; value: string }[] };
/** `left > limit`, wherever it stands in an expression; `quantile` where the left side is one. */
export type Comparison = {
  readonly selectors: readonly Selector[];
  readonly quantile: number | null;
  readonly sign: ">" | "<";
  readonly limit: number;
};

const LONGEST = 4096;
const SIGNS: Readonly<Record<string, Comparison["sign"]>> = { Gtr: ">", Gte: ">", Lss: "<", Lte: "<" };

/** Comparisons of a series with a number; none of an expression that does not parse. */
export function comparisonsIn(expression: string): Comparison[] {
  if (expression.length > LONGEST) return [];
  const found: Comparison[] = [];
  const broken = walk(expression, ({ name, node }) => {
    if (name === "BinaryExpr") found.push(...comparisonOf(node, expression));
  });
  return broken ? [] : found;
}

/** The series that an expression reads. */
export function selectorsIn(expression: string): Selector[] {
  if (expression.length > LONGEST) return [];
  const found: Selector[] = [];
  const broken = walk(expression, ({ name, node }) => {
    if (name === "VectorSelector") found.push(selectorOf(node, expression));
  });
  return broken ? [] : found;
}

function walk(expression: string, see: (at: { name: string; node: Node }) => void): boolean {
  let broken = false;
  parser.parse(expression).iterate({
    enter: ({ node, type }) => {
      broken ||= type.isError;
      see({ name: type.name, node });
    },
  });
  return broken;
}

function comparisonOf(node: Node, text: string): Comparison[] {
  const [left, right] = [node.firstChild, node.lastChild];
  const sign = Object.entries(SIGNS).find(([name]) => node.getChild(name) !== null)?.[1];
  if (left === null || right === null || sign === undefined || right.name !== "NumberDurationLiteral") return [];
  const measured = text.slice(left.from, left.to);
  return [{ selectors: selectorsIn(measured), quantile: quantileOf(left, text), sign, limit: Number(text.slice(right.from, right.to)) }];
}

function quantileOf(node: Node, text: string): number | null {
  if (node.getChild("FunctionIdentifier")?.firstChild?.name !== "HistogramQuantile") return null;
  const first = node.getChild("FunctionCallBody")?.firstChild;
  return first?.name === "NumberDurationLiteral" ? Number(text.slice(first.from, first.to)) : null;
}

function selectorOf(node: Node, text: string): Selector {
  const textOf = (part: Node | null | undefined) => (part ? text.slice(part.from, part.to) : "");
  const matchers = (node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []).map((one) => ({
    label: textOf(one.getChild("LabelName")),
    sign: textOf(one.getChild("MatchOp")),
    value: textOf(one.getChild("StringLiteral")).slice(1, -1),
  }));
  const named = matchers.find(({ label, sign }) => label === "__name__" && sign === "=")?.value;
  return { metric: textOf(node.getChild("Identifier")) || (named ?? ""), matchers };
}
