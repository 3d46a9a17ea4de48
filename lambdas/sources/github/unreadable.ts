import type * as z from "zod";

/** A payload that is not what GitHub's documentation says, in words: which field, and why. */
export type Unreadable = { readonly problem: string };

const MAX_ISSUES = 5;

/** Names the fields that are wrong, never what they hold. `whole` is the name of the thing itself. */
export function unreadable(error: z.ZodError, whole: string): Unreadable {
  const lines = error.issues.slice(0, MAX_ISSUES).map(({ path, message }) => `${[whole, ...path.map(String)].join(".")}: ${message}`);
  return { problem: lines.join("; ") };
}
