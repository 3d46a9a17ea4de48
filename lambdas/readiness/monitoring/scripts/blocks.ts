import { type Cursor, unbalanced } from "./cursor.ts";

/** A construct that is open: what it began with, where, and which part of it is being read. */
export type Block = {
  readonly opened: "if" | "loop" | "case" | "{" | "(";
  readonly word: string;
  readonly from: number;
  part: Part;
  isEmpty: boolean;
};
type Part = "condition" | "subject" | "pattern" | "body" | "else";

const OPENED: ReadonlyMap<string, Block["opened"]> = new Map([
  ["if", "if"],
  ["for", "loop"],
  ["select", "loop"],
  ["while", "loop"],
  ["until", "loop"],
  ["case", "case"],
  ["{", "{"],
  ["(", "("],
]);

/** What has to be open, in which part, for a word to be right there, and the part that it begins; null closes the block. */
const NEXT: ReadonlyMap<string, readonly [opened: Block["opened"], parts: readonly Part[], next: Part | null]> = new Map([
  ["then", ["if", ["condition"], "body"]],
  ["elif", ["if", ["body"], "condition"]],
  ["else", ["if", ["body"], "else"]],
  ["fi", ["if", ["body", "else"], null]],
  ["do", ["loop", ["condition"], "body"]],
  ["done", ["loop", ["body"], null]],
  ["esac", ["case", ["pattern", "body"], null]],
  ["}", ["{", ["body"], null]],
  [")", ["(", ["body"], null]],
]);

export const isReserved = (word: string): boolean => OPENED.has(word) || NEXT.has(word);
export const closes = (word: string): boolean => NEXT.get(word)?.[2] === null;

/** Opens, goes on with or closes a block; a word that is not right where it stands does not balance. */
export function reserved(word: string, blocks: Block[], cursor: Cursor, from: number): void {
  const opened = OPENED.get(word);
  if (opened !== undefined) {
    blocks.push({
      opened,
      word,
      from,
      part: opened === "if" || opened === "loop" ? "condition" : opened === "case" ? "subject" : "body",
      isEmpty: true,
    });
    return;
  }
  const [of, parts, next] = NEXT.get(word) ?? ["if", [], null];
  const block = blocks.at(-1);
  if (block === undefined || block.opened !== of || !parts.includes(block.part))
    throw unbalanced(cursor, `${word} stands where nothing waits for it`, from);
  if (block.isEmpty && of !== "case") throw unbalanced(cursor, `no command stands before ${word}`, from);
  block.isEmpty = true;
  if (next === null) blocks.pop();
  else block.part = next;
}
