import type { SettingProblem } from "../../contract/observer.ts";

/** What a setting's text means, and what of it is wrong. */
export type Setting<T> = { readonly value: T; readonly problems: readonly SettingProblem[] };

const LONGEST = 80;
const TOKENS = /\b(gh[a-z]_|github_pat_)\w+|\b[0-9a-f]{40}\b/g;
const LOGINS = /\S+@/g;

/** A part of a setting as a problem may show it: everybody reads problems, so nothing that looks like a secret stays. */
export function shownPart(part: string): string {
  const safe = part
    .replace(/\p{Cc}/gu, "\ufffd")
    .replace(TOKENS, "…")
    .replace(LOGINS, "…@");
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

/** The parts between commas; line breaks part as well. */
export const partsOf = (text: string): string[] =>
  text
    .split(/[,\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Each part by itself: a wrong one is a problem and takes nothing from the others. Of two with the same key the first stays. */
export function readParts(
  parts: readonly string[],
  read: (part: string) => string | SettingProblem,
  keyOf: (value: string) => string,
): Setting<string[]> {
  const values = new Map<string, string>();
  const problems: SettingProblem[] = [];
  for (const one of parts.map(read)) {
    if (typeof one !== "string") problems.push(one);
    else if (!values.has(keyOf(one))) values.set(keyOf(one), one);
  }
  return { value: [...values.values()], problems };
}
