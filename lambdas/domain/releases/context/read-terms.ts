import { STACK_TERMS, type StackField, type StackTerm } from "./stack-terms.ts";

const FILLERS = new Set("a an and app application behind by cluster for function in on service site the via web website with".split(" "));
const VERSION = /^(v?\d+|x)$/;

type ReadTerms = { readonly terms: readonly StackTerm[]; readonly unknown: readonly string[] };

/** The terms that a text names, the longest first at each place, and the words that are none. */
export function readTerms(field: StackField, text: string): ReadTerms {
  const words = wordsOf(text);
  const terms: StackTerm[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = longestAt(field, words.slice(at));
    if (found === null) unknown.push(words[at] ?? "");
    else terms.push(found.term);
    at += found?.length ?? 1;
  }
  return { terms, unknown };
}

function longestAt(field: StackField, words: readonly string[]): { term: StackTerm; length: number } | null {
  for (let length = words.length; length > 0; length -= 1) {
    const term = BY_KEY[field].get(words.slice(0, length).join(""));
    if (term !== undefined) return { term, length };
  }
  return null;
}

/** Every way to write a term; words are joined, so that `scikit learn`, `Scikit-Learn` and `scikitlearn` are one. */
export const keysOf = ({ name, also = [] }: StackTerm): string[] => [name, ...also].map((text) => wordsOf(text).join(""));

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !FILLERS.has(word) && !VERSION.test(word));

const keyed = (field: StackField) => new Map(STACK_TERMS[field].flatMap((term) => keysOf(term).map((key) => [key, term] as const)));

const BY_KEY: Readonly<Record<StackField, ReadonlyMap<string, StackTerm>>> = {
  framework: keyed("framework"),
  serving: keyed("serving"),
  target: keyed("target"),
};
