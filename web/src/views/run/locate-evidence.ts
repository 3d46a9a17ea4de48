import type { Evidence } from "../../../../lambdas/contract/failure.ts";
import { shownLine } from "./log-text.ts";

/** So much of a line is enough to know it again; evidence may be shortened. */
const COMPARED_CHARS = 80;

/**
 * The 1-based line of the log that holds the evidence: the one it names, or else the first with its text, since evidence
 * of a test may count the lines of its report. Null where no line (yet) holds it.
 */
export function locateEvidence({ line, text }: Evidence, lines: readonly string[]): number | null {
  const wanted = text
    .trim()
    .replace(/(…|\.\.\.)$/, "")
    .slice(0, COMPARED_CHARS);
  if (wanted === "") return null;
  const holds = (candidate: string | undefined): boolean => candidate !== undefined && shownLine(candidate).includes(wanted);
  if (holds(lines[line - 1])) return line;
  const found = lines.findIndex((candidate) => candidate.includes(wanted));
  return found < 0 ? null : found + 1;
}
