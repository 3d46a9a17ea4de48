import type { BashScript } from "./script-file.ts";

/** The metrics that a script writes with `aws cloudwatch put-metric-data`. */
export const publishedBy = ({ commands }: BashScript): ReadonlySet<string> =>
  new Set(
    commands.filter(({ words }) => words[0] === "aws" && words.includes("put-metric-data")).flatMap(({ words }) => words.flatMap(namesIn)),
  );

/** Of `--metric-name Name`, or of JSON whose quotes are escaped. */
const namesIn = (word: string, at: number, words: readonly string[]): string[] =>
  words[at - 1] === "--metric-name" ? [word] : [...word.matchAll(/MetricName\\?"?[:=]\s*\\?"?(\w{1,255})/g)].map(([, name = ""]) => name);
