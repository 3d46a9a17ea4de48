import { mathTokens, type Token } from "./math-tokens.ts";

/** What names and functions stand for. Truth is 1 and 0. */
export type Meaning = {
  readonly nameOf: (name: string) => number;
  readonly call: (name: string, given: readonly number[], texts: readonly string[]) => number;
};

const OPERATORS: Readonly<Record<string, { readonly power: number; readonly work: (a: number, b: number) => number }>> = {
  OR: { power: 1, work: (a, b) => Number(a !== 0 || b !== 0) },
  "||": { power: 1, work: (a, b) => Number(a !== 0 || b !== 0) },
  AND: { power: 2, work: (a, b) => Number(a !== 0 && b !== 0) },
  "&&": { power: 2, work: (a, b) => Number(a !== 0 && b !== 0) },
  "==": { power: 3, work: (a, b) => Number(a === b) },
  "!=": { power: 3, work: (a, b) => Number(a !== b) },
  "<": { power: 3, work: (a, b) => Number(a < b) },
  ">": { power: 3, work: (a, b) => Number(a > b) },
  "<=": { power: 3, work: (a, b) => Number(a <= b) },
  ">=": { power: 3, work: (a, b) => Number(a >= b) },
  "+": { power: 4, work: (a, b) => a + b },
  "-": { power: 4, work: (a, b) => a - b },
  "*": { power: 5, work: (a, b) => a * b },
  "/": { power: 5, work: (a, b) => a / b },
  "^": { power: 6, work: (a, b) => a ** b },
};
/** Metric math is 1024 characters at most, and so are rules worth reading. */
const LONGEST = 10_240;
const DEEPEST = 100;

/** The value of a text of metric math, or of an alarm's rule; not a number where it is none. */
export function evaluateMath(text: string, meaning: Meaning): number {
  const tokens = text.length > LONGEST ? null : mathTokens(text);
  if (tokens === null || tokens.length === 0) return Number.NaN;
  const reader = { tokens, at: 0 };
  const value = operation(reader, 0, 0, meaning);
  return reader.at === tokens.length ? value : Number.NaN;
}

type Cursor = { readonly tokens: readonly Token[]; at: number };

function operation(cursor: Cursor, least: number, depth: number, meaning: Meaning): number {
  let value = operand(cursor, depth, meaning);
  for (;;) {
    const operator = OPERATORS[cursor.tokens[cursor.at]?.text ?? ""];
    if (operator === undefined || operator.power <= least) return value;
    cursor.at++;
    const right = operation(cursor, operator.power, depth, meaning);
    value = operator.work(value, right);
  }
}

function operand(cursor: Cursor, depth: number, meaning: Meaning): number {
  const token = cursor.tokens[cursor.at++];
  if (token === undefined || depth > DEEPEST) return Number.NaN;
  if (token.kind === "number") return Number(token.text);
  if (token.text === "-") return -operand(cursor, depth + 1, meaning);
  if (token.text === "NOT") return Number(operand(cursor, depth + 1, meaning) === 0);
  if (token.text === "(") return closed(cursor, operation(cursor, 0, depth + 1, meaning));
  if (token.kind !== "name") return Number.NaN;
  return cursor.tokens[cursor.at]?.text === "(" ? call(token.text, cursor, depth + 1, meaning) : meaning.nameOf(token.text);
}

/** Arguments that are texts are given apart: `ALARM("a")`. */
function call(name: string, cursor: Cursor, depth: number, meaning: Meaning): number {
  const [values, texts]: [number[], string[]] = [[], []];
  cursor.at++;
  while (cursor.at < cursor.tokens.length && cursor.tokens[cursor.at]?.text !== ")") {
    const token = cursor.tokens[cursor.at];
    if (token?.kind === "string") {
      texts.push(token.text);
      cursor.at++;
    } else values.push(operation(cursor, 0, depth, meaning));
    if (cursor.tokens[cursor.at]?.text === ",") cursor.at++;
  }
  return closed(cursor, meaning.call(name, values, texts));
}

const closed = (cursor: Cursor, value: number) => (cursor.tokens[cursor.at++]?.text === ")" ? value : Number.NaN);
