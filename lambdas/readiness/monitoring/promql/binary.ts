import { childOf, childrenOf, type Expression } from "./expression.ts";
import { alike, type Sample, UNKNOWN, type Value, vectorOf } from "./value.ts";

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Mod: (a, b) => a % b,
  Pow: (a, b) => a ** b,
};
const COMPARISON: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  Gtr: (a, b) => a > b,
  Gte: (a, b) => a >= b,
  Lss: (a, b) => a < b,
  Lte: (a, b) => a <= b,
  Eql: (a, b) => a === b,
  Neq: (a, b) => a !== b,
};

/** `a / b`, `a > 1`, `a and b`: a comparison filters unless it says `bool`. */
export function binary(expression: Expression, evaluate: (one: Expression) => Value): Value {
  const [left, right] = childrenOf(expression, "Expr");
  if (left === undefined || right === undefined) return UNKNOWN;
  const [a, b] = [evaluate(left), evaluate(right)];
  const operator = operatorOf(expression);
  const work = ARITHMETIC[operator];
  if (work !== undefined) return paired(a, b, (x, y) => work(x, y));
  const holds = COMPARISON[operator];
  if (holds === undefined) return combined(operator, vectorOf(a), vectorOf(b));
  const asNumber = childOf(expression, "BoolModifier") !== null || (typeof a === "number" && typeof b === "number");
  if (asNumber) return paired(a, b, (x, y) => Number(holds(x, y)));
  // What is kept is the vector's own value, on whichever side it stands.
  return paired(a, b, (x, y) => (holds(x, y) ? (typeof a === "number" ? y : x) : null));
}

export const operatorOf = ({ node }: Expression): string => node.getChild("Expr")?.nextSibling?.name ?? "";

function paired(a: Value, b: Value, work: (a: number, b: number) => number | null): Value {
  if (typeof a === "number" && typeof b === "number") return work(a, b) ?? Number.NaN;
  const [left, right] = [vectorOf(a), vectorOf(b)];
  // Many to one, where one side has no status: the side of many is gone through.
  const [many, one, order] = right.length > left.length ? [right, left, -1] : [left, right, 1];
  return many.flatMap((sample) => {
    const other = one.find((candidate) => alike(sample, candidate));
    if (other === undefined) return [];
    const value = order === 1 ? work(sample.value, other.value) : work(other.value, sample.value);
    return value === null ? [] : [{ status: sample.status, value }];
  });
}

function combined(operator: string, left: readonly Sample[], right: readonly Sample[]): Value {
  const inRight = (sample: Sample) => right.some((one) => alike(sample, one));
  if (operator === "And") return left.filter(inRight);
  if (operator === "Unless") return left.filter((sample) => !inRight(sample));
  if (operator === "Or") return [...left, ...right.filter((sample) => !left.some((one) => alike(one, sample)))];
  return UNKNOWN;
}
