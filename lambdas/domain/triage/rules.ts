import { requiredWords } from "./required-words.ts";
import type { Rule } from "./rule.ts";
import { BUILD } from "./rules/build.ts";
import { CONFIGURATION } from "./rules/configuration.ts";
import { CREDENTIALS } from "./rules/credentials.ts";
import { DEPENDENCY } from "./rules/dependency.ts";
import { DISK } from "./rules/disk.ts";
import { GENERIC } from "./rules/generic.ts";
import { INFRASTRUCTURE } from "./rules/infrastructure.ts";
import { MEMORY } from "./rules/memory.ts";
import { NETWORK } from "./rules/network.ts";
import { OWN } from "./rules/own.ts";
import { TESTS } from "./rules/tests.ts";
import { TIMEOUT } from "./rules/timeout.ts";
import { wordScanner } from "./word-scanner.ts";

/** Every rule, surest first; rules of one confidence stand in the order of their subjects. */
export const RULES: readonly Rule[] = [
  OWN,
  DISK,
  MEMORY,
  INFRASTRUCTURE,
  TIMEOUT,
  CREDENTIALS,
  NETWORK,
  DEPENDENCY,
  CONFIGURATION,
  TESTS,
  BUILD,
  GENERIC,
]
  .flat()
  .toSorted((left, right) => right.confidence - left.confidence);

type Candidate = { readonly rule: Rule; readonly pattern: RegExp };

const CANDIDATES: readonly Candidate[] = RULES.flatMap((rule) => rule.patterns.map((pattern) => ({ rule, pattern })));
/** Of each pattern, the words without which it cannot match; a pattern without such words is tried on every line. */
const REQUIRED = CANDIDATES.map(({ pattern }) => requiredWords(pattern));
const ALWAYS = REQUIRED.flatMap((words, index) => (words === null ? [index] : []));
const WORDS = [...new Set(REQUIRED.flatMap((words) => words ?? []))];
const CANDIDATES_OF_WORD = WORDS.map((word) => REQUIRED.flatMap((words, index) => (words?.includes(word) ? [index] : [])));
const scan = wordScanner(WORDS);

/** The first rule of the table that the text matches. Its cost is that of one scan, unless the text holds words of rules. */
export function ruleFor(text: string): Rule | null {
  const open = new Set(ALWAYS);
  scan(text, (word) => {
    for (const index of CANDIDATES_OF_WORD[word] ?? []) open.add(index);
  });
  if (open.size === 0) return null;
  for (const index of [...open].sort((left, right) => left - right)) {
    const candidate = CANDIDATES[index];
    if (candidate?.pattern.test(text)) return candidate.rule;
  }
  return null;
}
