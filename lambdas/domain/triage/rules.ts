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

/** The beginning of a word sifts as well as the whole, and keeps the scanner small. */
const SCANNED_CHARS = 10;

type Candidate = { readonly rule: Rule; readonly pattern: RegExp };

const CANDIDATES: readonly Candidate[] = RULES.flatMap((rule) => rule.patterns.map((pattern) => ({ rule, pattern })));
/** Of each pattern, the words without which it cannot match. One without any could not be sifted: such a rule is a mistake. */
const REQUIRED = CANDIDATES.map(
  ({ rule, pattern }) => requiredWords(pattern)?.map((word) => word.slice(0, SCANNED_CHARS)) ?? unsifted(rule),
);
const WORDS = [...new Set(REQUIRED.flat())];
const CANDIDATES_OF_WORD = WORDS.map((word) => REQUIRED.flatMap((words, index) => (words.includes(word) ? [index] : [])));
const scan = wordScanner(WORDS);

/** The first rule of the table that the text matches. Its cost is that of one scan, unless the text holds words of rules. */
export function ruleFor(text: string): Rule | null {
  const words: number[] = [];
  scan(text, (word) => {
    if (!words.includes(word)) words.push(word);
  });
  if (words.length === 0) return null;
  const open = new Set(words.flatMap((word) => CANDIDATES_OF_WORD[word] ?? []));
  for (const index of [...open].sort((left, right) => left - right)) {
    const candidate = CANDIDATES[index];
    if (candidate?.pattern.test(text)) return candidate.rule;
  }
  return null;
}

function unsifted({ id }: Rule): never {
  throw new Error(`a pattern of rule ${id} has no word that its lines must hold`);
}
