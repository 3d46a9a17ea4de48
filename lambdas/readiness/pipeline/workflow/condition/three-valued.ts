/** A value of an expression; undefined where it cannot be known before GitHub runs it. */
export type Value = string | number | boolean | null | undefined;

export const truthy = (value: Exclude<Value, undefined>): boolean => value !== false && value !== null && value !== "" && value !== 0;

export const not = (value: Value): Value => (value === undefined ? undefined : !truthy(value));

/** One side that is false decides, whatever the other is. */
export function and(a: Value, b: Value): Value {
  if (a !== undefined && !truthy(a)) return a;
  if (b !== undefined && !truthy(b)) return false;
  return a === undefined ? undefined : b;
}

/** One side that is true decides, whatever the other is. */
export function or(a: Value, b: Value): Value {
  if (a !== undefined && truthy(a)) return a;
  if (b !== undefined && truthy(b)) return true;
  return a === undefined ? undefined : b;
}

/** GitHub compares texts without their case. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  return typeof a === "string" && typeof b === "string" ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** A function's answer where nothing has failed and nobody has cancelled. */
export function answerOf(name: string, [first, second]: readonly Value[]): Value {
  if (name === "always" || name === "success") return true;
  if (name === "failure" || name === "cancelled") return false;
  if (typeof first !== "string" || typeof second !== "string") return undefined;
  const [text, part] = [first.toLowerCase(), second.toLowerCase()];
  if (name === "startswith") return text.startsWith(part);
  if (name === "endswith") return text.endsWith(part);
  return name === "contains" ? text.includes(part) : undefined;
}
