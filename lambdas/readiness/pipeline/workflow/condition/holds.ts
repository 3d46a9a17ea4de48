import { evaluate, type Known } from "./evaluate.ts";
import { truthy } from "./three-valued.ts";
import { tokensOf } from "./tokens.ts";

/** Whether an `if` holds: undefined where it hangs on what is not known. None holds, as in GitHub. */
export function holds(condition: string | null, known: Known): boolean | undefined {
  const text = unwrapped(condition ?? "");
  // Text around an expression makes one long text of it, which counts as true.
  if (text === "" || text.includes("${{")) return true;
  const tokens = tokensOf(text);
  const value = tokens === null ? undefined : evaluate(tokens, known);
  return value === undefined ? undefined : truthy(value);
}

/** Whether it asks how earlier jobs or steps ended, so that it may hold although one has failed. What we cannot read may. */
export function asksStatus(condition: string | null): boolean {
  const tokens = tokensOf(unwrapped(condition ?? ""));
  return tokens?.some((token, at) => /^(always|failure|cancelled)$/i.test(token) && tokens[at + 1] === "(") ?? true;
}

const unwrapped = (condition: string) => /^\s*\$\{\{((?:(?!\$\{\{|\}\})[\s\S])*)\}\}\s*$/.exec(condition)?.[1]?.trim() ?? condition.trim();
