import type { Evidence } from "../../contract/failure.ts";
import type { Rule } from "./rule.ts";

export const EVIDENCE_CHARS = 500;
const KEPT = 5;
/** Lines of one rule that stand closer than this belong to one block. */
const BLOCK_LINES = 30;

/** A line that a rule matched; `head` is the error of which it is the cause ("Caused by: ..."), where one stands above it. */
export type Match = Evidence & { readonly head: Evidence | null };

/** The lines that one rule matched: few are kept, whatever the log's length. */
export type Tally = {
  readonly rule: Rule;
  readonly confidence: number;
  count: number;
  lastLine: number;
  /** First lines of the newest block. */
  block: Match[];
  /** The newest lines. */
  recent: Match[];
};

export const newTally = (rule: Rule, confidence: number): Tally => ({ rule, confidence, count: 0, lastLine: 0, block: [], recent: [] });

/** Adds a match. A block ends with distance, and with `fence`, the line at which the build went on to another unit. */
export function count(tally: Tally, match: Match, fence: number): void {
  if (match.line - tally.lastLine > BLOCK_LINES || tally.lastLine < fence) tally.block = [];
  if (tally.block.length < KEPT) tally.block.push(match);
  tally.recent.push(match);
  if (tally.recent.length > KEPT) tally.recent.shift();
  tally.lastLine = match.line;
  tally.count += 1;
}

export const shorten = (line: number, text: string): Evidence => ({ line, text: text.trim().slice(0, EVIDENCE_CHARS) });

/** A rule's lines, most telling first. */
export function tellingFirst({ rule, block, recent }: Tally): Evidence[] {
  const matches = rule.pick === "first" ? [...block, ...recent.toReversed()] : recent.toReversed();
  return matches.flatMap(({ line, text, head }) => (head === null ? [{ line, text }] : [head, { line, text }]));
}
