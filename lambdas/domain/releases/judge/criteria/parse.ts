const OPERATORS = ["<=", "<", "=", ">=", ">"] as const;
export type Operator = (typeof OPERATORS)[number];

/** A target: a value of its own, or one relative to an earlier value. */
export type Criterion = {
  readonly operator: Operator;
  readonly value: number;
  /** `<=+10%` is `{ sign: 1, unit: "percent" }`; null for a fixed target. */
  readonly relative: { readonly sign: 1 | -1; readonly unit: "percent" | "absolute" } | null;
};

const FORM = /^(<=|<|=|>=|>)([+-]?)(\d+(?:\.\d*)?|\.\d+)(%?)$/;

/**
 * Reads a criterion of a Keptn objective: `<600`, `<=+10%`, `>=-5`. A sign or a `%` makes it relative (`<10%` is `<+10%`), so no fixed
 * target is below 0. Null: not a criterion.
 */
export function parseCriterion(text: string): Criterion | null {
  const [, symbol, sign, digits, percent] = FORM.exec(text.replaceAll(/\s/g, "")) ?? [];
  const operator = OPERATORS.find((one) => one === symbol);
  if (operator === undefined) return null;
  const isRelative = sign !== "" || percent === "%";
  return {
    operator,
    value: Number(digits),
    relative: isRelative ? { sign: sign === "-" ? -1 : 1, unit: percent === "%" ? "percent" : "absolute" } : null,
  };
}
