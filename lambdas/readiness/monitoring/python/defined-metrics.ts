import type { Token } from "./tokens.ts";

export type Defined = { readonly name: string; readonly type: string; readonly labels: readonly string[] };

const TYPES = ["Counter", "Gauge", "Histogram", "Summary"];
/** In tokens: a call that never ends is not followed to the end of the file. */
const LONGEST_CALL = 500;

/** Metrics of prometheus_client: `Counter("name", "help", ["label"])`. */
export const definedMetrics = (tokens: readonly Token[]): Defined[] =>
  tokens.flatMap(({ kind, text }, at) => {
    const name = tokens[at + 2];
    if (kind !== "word" || !TYPES.includes(text) || tokens[at + 1]?.text !== "(" || name?.kind !== "string") return [];
    return [{ name: name.text, type: text.toLowerCase(), labels: labelsAfter(tokens, at + 3) }];
  });

/** The strings of the third argument, or of `labelnames`: the first list or tuple of strings before the call ends. */
function labelsAfter(tokens: readonly Token[], from: number): string[] {
  const end = endOfCall(tokens, from);
  const call = tokens.slice(from, end);
  const open = call.findIndex(({ kind, text }) => kind === "mark" && (text === "[" || text === "("));
  const before = call[open - 2]?.kind === "word" ? call[open - 2]?.text : undefined;
  if (open < 0 || (call[open - 1]?.text === "=" && before !== "labelnames")) return [];
  const close = call.findIndex(({ kind, text }, at) => at > open && kind === "mark" && (text === "]" || text === ")"));
  return call.slice(open, close < 0 ? undefined : close).flatMap(({ kind, text }) => (kind === "string" ? [text] : []));
}

function endOfCall(tokens: readonly Token[], from: number): number {
  let depth = 1;
  const last = Math.min(tokens.length, from + LONGEST_CALL);
  for (let at = from; at < last; at++) {
    const { kind, text } = tokens[at] ?? { kind: "mark", text: "" };
    if (kind !== "mark") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    if (depth === 0) return at;
  }
  return last;
}
