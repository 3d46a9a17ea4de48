import type { BashScript } from "./script-file.ts";

const SHEBANG = /^#! ?(?:\/usr\/bin\/env (?:-S )?bash|\/(?:usr\/)?bin\/bash)(?: |$)/;
const LETTERS: Readonly<Record<string, string>> = { e: "errexit", u: "nounset" };
const WANTED = ["errexit", "nounset", "pipefail"];

/** A script that goes on after a failure says that it succeeded: it has to be Bash, and stop at the first error. */
export function strictnessProblems({ firstLine, commands }: BashScript): string[] {
  const set = new Set(
    commands.filter(({ words, isTopLevel }) => isTopLevel && words[0] === "set").flatMap(({ words }) => optionsOf(words.slice(1))),
  );
  const missing = WANTED.filter((option) => !set.has(option));
  return [
    ...(SHEBANG.test(firstLine) ? [] : [`does not begin with #!/usr/bin/env bash, but with ${JSON.stringify(firstLine.slice(0, 60))}`]),
    ...(missing.length === 0 ? [] : [`does not set ${missing.join(", ")} (set -euo pipefail)`]),
  ];
}

/** The options that `set` switches on: letters, and after an `o` a name. */
const optionsOf = (words: readonly string[]): string[] =>
  words.flatMap((word, at) => {
    if (!/^-[a-zA-Z]+$/.test(word)) return [];
    const letters = [...word.slice(1)].flatMap((letter) => LETTERS[letter] ?? []);
    return word.endsWith("o") ? [...letters, words[at + 1] ?? ""] : letters;
  });
