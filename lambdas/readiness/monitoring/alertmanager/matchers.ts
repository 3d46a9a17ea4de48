import { matches } from "../promql/matches.ts";
import type { Matcher } from "../promql/selector.ts";
import { unquoted } from "../promql/unquoted.ts";

const FORM = /^\s*([\p{L}_:][\p{L}\p{N}_:.-]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s"{}]*)\s*$/u;

/** `{a="b", c=~"d"}` or `a="b"`: what an alert's labels have to pass, or why the text is none. */
export function matchersOf(text: string): Matcher[] | null {
  if (text.length > 1000) return null;
  const inside = /^\s*\{(.*)\}\s*$/.exec(text)?.[1] ?? text;
  const parts = inside.match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  const found = parts.map((part) => FORM.exec(part));
  if (parts.length === 0 || found.includes(null)) return null;
  return found.map((one) => ({ label: one?.[1] ?? "", operator: one?.[2] ?? "", value: unquoted(one?.[3] ?? "") }));
}

export const matcherProblem = (text: string): string | null => (matchersOf(text) === null ? "is no matcher" : null);

/** A label that an alert does not have is an empty one. */
export const passes = (matcher: Matcher, labels: Readonly<Record<string, string>>): boolean =>
  matches(matcher, labels[matcher.label] ?? "");
