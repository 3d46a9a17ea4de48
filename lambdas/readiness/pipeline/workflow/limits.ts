import { type Document, isAlias, isScalar, type Pair, visit } from "yaml";

const MOST_ENTRIES = 200;
const MOST_NODES = 10_000;
const MOST_CHARACTERS = 16_384;
const DEEPEST = 24;
/** Some thousand brackets end actionlint's program for good. */
const LONGEST_EXPRESSION = 1000;

/** What no workflow that a person wrote has, and what makes validators take minutes; with its place in the text. Null where all is well. */
export function beyondLimits(document: Document): Beyond | null {
  let nodes = 0;
  let beyond: Beyond | null = null;
  const stopAt = (why: string | null, offset: number | undefined) => {
    if (why !== null) beyond = { why, offset: offset ?? 0 };
    return why === null ? undefined : visit.BREAK;
  };
  visit(document, {
    Pair: (_, pair) => stopAt(tooLongIf(pair), isScalar(pair.key) ? pair.key.range?.[0] : 0),
    Node: (_, node, { length: depth }) => {
      nodes += 1;
      // Each mapping is two levels: itself and the pair.
      if (nodes > MOST_NODES || depth > DEEPEST * 2)
        return stopAt(nodes > MOST_NODES ? `more than ${MOST_NODES} values` : "nested too deep", node.range?.[0]);
      return stopAt(isScalar(node) ? tooLong(String(node.value)) : tooMany(node), node.range?.[0]);
    },
  });
  return beyond;
}

type Beyond = { readonly why: string; readonly offset: number };

const LONG = `an expression of more than ${LONGEST_EXPRESSION} characters`;

/** A condition is an expression without its marks; what an alias stands for was measured as a plain text. */
function tooLongIf({ key, value }: Pair<unknown, unknown>): string | null {
  if (!isScalar(key) || key.value !== "if") return null;
  if (isAlias(value)) return "an alias as a condition";
  return isScalar(value) && String(value.value).length > LONGEST_EXPRESSION ? LONG : null;
}

function tooLong(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return `a text of more than ${MOST_CHARACTERS} characters`;
  const [, ...expressions] = text.split("${{");
  return expressions.some((one) => (one.split("}}", 1)[0] ?? "").length > LONGEST_EXPRESSION) ? LONG : null;
}

function tooMany(node: object): string | null {
  const entries = "items" in node && Array.isArray(node.items) ? node.items.length : 0;
  return entries > MOST_ENTRIES ? `a mapping or list of more than ${MOST_ENTRIES} entries` : null;
}
