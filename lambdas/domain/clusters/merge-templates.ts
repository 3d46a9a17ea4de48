import { ANY, joinWords, wordsOf } from "./template.ts";

/** So many different words in one place, all else equal, make it a variable. Fewer are alternatives that mean something. */
const MANY = 4;
const LETTERS = /\p{L}{2}/u;
const ROUNDS = 5;

/** Of each template, the one into which it merges. Depends on the set of templates only. */
export function mergeTemplates(templates: Iterable<string>): Map<string, string> {
  const merged = new Map([...new Set(templates)].map((template) => [template, template]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = mergeOnce(new Set(merged.values()));
    if (step.size === 0) break;
    for (const [template, target] of merged) merged.set(template, step.get(target) ?? target);
  }
  return merged;
}

/** All places are judged on the same set before any is changed. */
function mergeOnce(templates: ReadonlySet<string>): Map<string, string> {
  const values = new Map<string, Set<string>>();
  for (const { key, word } of places(templates)) {
    const seen = values.get(key) ?? new Set();
    values.set(key, seen.add(word));
  }
  const changed = new Map<string, string>();
  for (const template of templates) {
    const words = wordsOf(template);
    const next = words.map((word, at) => (mayVary(words, at) && isVariable(values.get(keyOf(words, at))) ? ANY : word));
    if (next.some((word, at) => word !== words[at])) changed.set(template, joinWords(next));
  }
  return changed;
}

function* places(templates: ReadonlySet<string>): Generator<{ key: string; word: string }> {
  for (const template of templates) {
    const words = wordsOf(template);
    for (const [at, word] of words.entries()) yield { key: keyOf(words, at), word };
  }
}

const keyOf = (words: readonly string[], at: number) => `${at}|${joinWords(words.with(at, ANY))}`;

/** The first word says what a line is about, and a line of nothing but variables says nothing. */
const mayVary = (words: readonly string[], at: number) => at > 0 && words.some((word, place) => place !== at && LETTERS.test(word));

const isVariable = (values: ReadonlySet<string> | undefined) =>
  values !== undefined && (values.size >= MANY || (values.size > 1 && values.has(ANY)));
