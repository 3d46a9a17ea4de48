import type { Evidence } from "../../contract/failure.ts";
import type { Rule } from "./rule.ts";

export const EVIDENCE_CHARS = 500;
const KEPT = 4;
/** Lines of one rule that stand closer than this belong to one block. */
const BLOCK_LINES = 30;

/** The lines that one rule matched: few are kept, whatever the log's length. */
export type Tally = {
  readonly rule: Rule;
  readonly confidence: number;
  count: number;
  lastLine: number;
  /** First lines of the newest block. */
  block: Evidence[];
  /** The newest lines. */
  recent: Evidence[];
};

export const newTally = (rule: Rule, confidence: number): Tally => ({ rule, confidence, count: 0, lastLine: 0, block: [], recent: [] });

export function count(tally: Tally, line: number, text: string): void {
  const evidence = { line, text: text.trim().slice(0, EVIDENCE_CHARS) };
  if (line - tally.lastLine > BLOCK_LINES) tally.block = [];
  if (tally.block.length < KEPT) tally.block.push(evidence);
  tally.recent.push(evidence);
  if (tally.recent.length > KEPT) tally.recent.shift();
  tally.lastLine = line;
  tally.count += 1;
}

/** A rule's lines, most telling first. */
export function tellingFirst({ rule, block, recent }: Tally): Evidence[] {
  return rule.pick === "first" ? [...block, ...recent.toReversed()] : recent.toReversed();
}
