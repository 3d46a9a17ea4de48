import type { Matcher } from "./selector.ts";

/** More of them, or one after a group, and matching may take exponential time. */
const MOST_QUANTIFIERS = 3;

/** Whether a label of that value passes. A pattern that cannot be tried in bounded time passes nothing. */
export function matches({ operator, value }: Matcher, label: string): boolean {
  if (operator === "=") return label === value;
  if (operator === "!=") return label !== value;
  const pattern = compiled(value);
  return pattern !== null && pattern.test(label) === (operator === "=~");
}

function compiled(pattern: string): RegExp | null {
  const quantifiers = pattern.match(/[*+{?]/g)?.length ?? 0;
  if (pattern.length > 200 || quantifiers > MOST_QUANTIFIERS || /\)[*+{]/.test(pattern)) return null;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return null;
  }
}
