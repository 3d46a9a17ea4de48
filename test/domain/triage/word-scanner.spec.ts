import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { requiredWords } from "../../../lambdas/domain/triage/required-words.ts";
import { wordScanner } from "../../../lambdas/domain/triage/word-scanner.ts";

describe("a word scanner", () => {
  it("finds exactly the words that a text holds, overlapping ones too", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "é"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        fc.string({ unit: fc.constantFrom("a", "b", "c", "A", "B", " ", "é", "x"), maxLength: 40 }),
        (words, text) => {
          const found = new Set<string>();
          wordScanner(words)(text, (index) => found.add(words[index] ?? ""));
          const lower = text.replaceAll("A", "a").replaceAll("B", "b");
          expect([...found].toSorted()).toEqual(words.filter((candidate) => lower.includes(candidate)).toSorted());
        },
      ),
    );
  });
});

describe("required words", () => {
  test.each([
    { pattern: /no space left/i, words: ["no space left"] },
    { pattern: /\b(?:ENOSPC|disk full)\b/, words: ["enospc", "disk full"] },
    { pattern: /^(?:warning )?killed$/i, words: ["killed"] },
    { pattern: /\d+ failures?\b.{0,20}/, words: [" failure"] },
    { pattern: /[Ff]atal: \S+/, words: ["fatal: "] },
    { pattern: /timed? out(?! of)/, words: ["time"] },
  ])("$pattern cannot do without $words", ({ pattern, words }) => {
    expect(requiredWords(pattern)).toEqual(words);
  });

  test.each([[/^\S+:\d+$/], [/a|\d/], [/(?:error)?/], [/\w{3,}/]])("of %s cannot be told", (pattern) => {
    expect(requiredWords(pattern)).toBeNull();
  });
});
