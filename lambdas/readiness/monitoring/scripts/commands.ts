import { type Block, closes, isReserved, reserved } from "./blocks.ts";
import { type Cursor, unbalanced } from "./cursor.ts";
import { nextToken, type Token } from "./shell-token.ts";

/** Commands as they are read: the blocks that are open, and the words since the last separator. */
type Reading = { readonly cursor: Cursor; readonly blocks: Block[]; words: string[] };

const HEADS = ["for", "select", "case"];

/** Reads to the end of the script, or with the parenthesis that ends a substitution; nothing may be open then. */
export function readCommands(cursor: Cursor): void {
  const reading: Reading = { cursor, blocks: [], words: [] };
  const begins = cursor.at;
  for (;;) {
    const token = nextToken(cursor, reading.words.length === 0 || reading.words[0] === "for");
    if (token.kind === "end" && cursor.depth > 0) throw unbalanced(cursor, "a substitution is not closed", begins);
    if (token.kind === "end" || (token.text === ")" && token.kind === "operator" && reading.blocks.length === 0)) {
      if (token.kind === "operator" && cursor.depth === 0) throw unbalanced(cursor, ") closes nothing", token.from);
      finishAll(reading);
      return;
    }
    read(token, reading);
  }
}

function finishAll(reading: Reading): void {
  finish(reading);
  const open = reading.blocks.at(-1);
  if (open !== undefined) throw unbalanced(reading.cursor, `${open.word} is not closed`, open.from);
}

function finish(reading: Reading): void {
  const { cursor, blocks, words } = reading;
  if (words.length > 0) cursor.commands.push({ words, isTopLevel: blocks.length === 0 && cursor.depth === 0 });
  if (words.length > 0) mark(reading);
  reading.words = [];
}

/** There is a command in the innermost block. */
function mark({ blocks }: Reading): void {
  const block = blocks.at(-1);
  if (block !== undefined) block.isEmpty = false;
}

function read(token: Token, reading: Reading): void {
  const { part = "body" } = reading.blocks.at(-1) ?? {};
  if (token.kind === "redirection") readTarget(token, reading);
  else if (part === "pattern") readPattern(token, reading);
  else if (token.kind === "newline") finish(reading);
  else if (token.kind === "operator") readOperator(token, reading);
  else readCommandWord(token, reading);
}

/** `> file`, or the word that a here-document ends with. */
function readTarget({ text, from }: Token, reading: Reading): void {
  const { cursor } = reading;
  mark(reading);
  const target = nextToken(cursor, false);
  if (target.kind !== "word") throw unbalanced(cursor, `${text} leads nowhere`, from);
  if (/^\d*<<-?$/.test(text)) cursor.awaited.push({ end: target.text.replace(/['"\\]/g, ""), indented: text.endsWith("-"), from });
}

/** `--from | -f)`, up to the parenthesis. */
function readPattern({ kind, text, from }: Token, reading: Reading): void {
  const { cursor, blocks } = reading;
  const block = blocks.at(-1);
  if (kind === "newline") return;
  if (kind === "word" && text === "esac") closeWith("esac", reading, from);
  else if (kind === "word") cursor.patterns.push(text);
  else if (text === ")" && block !== undefined) block.part = "body";
  else if (text !== "|" && text !== "(") throw unbalanced(cursor, `${text} stands in a pattern of case`, from);
}

function readOperator({ text, from }: Token, reading: Reading): void {
  if (text === "(") readParenthesis(from, reading);
  else finish(reading);
  if (text === ")") closeWith(")", reading, from);
  if (text === ";;" || text === ";;&" || text === ";&") nextPattern(text, reading, from);
}

function nextPattern(text: string, { cursor, blocks }: Reading, from: number): void {
  const block = blocks.at(-1);
  if (block?.opened !== "case" || block.part !== "body") throw unbalanced(cursor, `${text} stands outside of case`, from);
  block.part = "pattern";
}

/** A subshell, `name()`, or the values of an array. */
function readParenthesis(from: number, reading: Reading): void {
  const { cursor, blocks, words } = reading;
  const last = words.at(-1);
  if (last === undefined) reserved("(", blocks, cursor, from);
  else if (!(last.endsWith("=") && readArray(cursor))) readFunctionHead(from, reading);
}

/** `name=(one two)`; false where it is none. */
function readArray(cursor: Cursor): boolean {
  let token = nextToken(cursor, false);
  while (token.kind === "word" || token.kind === "newline") token = nextToken(cursor, false);
  return token.text === ")";
}

/** After `name()` comes the body, a command of its own. */
function readFunctionHead(from: number, reading: Reading): void {
  const { cursor, words } = reading;
  if (words.length > 2 || nextToken(cursor, false).text !== ")") throw unbalanced(cursor, "( stands where no command begins", from);
  reading.words = [];
}

function readCommandWord({ text, from }: Token, reading: Reading): void {
  // `function name {`: the name is over, the body begins.
  if (reading.words[0] === "function" && reading.words.length === 2) reading.words = [];
  // `for file do`: through the script's own arguments.
  if (reading.words[0] === "for" && reading.words.length === 2 && text === "do") finish(reading);
  const { blocks, words } = reading;
  const block = blocks.at(-1);
  if (block?.part === "subject" && text === "in") {
    block.part = "pattern";
    reading.words = [];
  } else if (words.length > 0) words.push(text);
  else if (text === "[[") readTest(from, reading);
  else if (isReserved(text)) openOrClose(text, reading, from);
  else if (text !== "!" && text !== "time") {
    words.push(text);
  }
}

function openOrClose(word: string, reading: Reading, from: number): void {
  if (closes(word)) {
    closeWith(word, reading, from);
    return;
  }
  reserved(word, reading.blocks, reading.cursor, from);
  if (HEADS.includes(word)) reading.words = [word];
}

/** After a block only a separator or a redirection may come. */
function closeWith(word: string, reading: Reading, from: number): void {
  reserved(word, reading.blocks, reading.cursor, from);
  reading.words = [word];
}

/** `[[ ... ]]`: what stands for commands elsewhere are comparisons here. */
function readTest(from: number, reading: Reading): void {
  const words = ["[["];
  for (let word = ""; word !== "]]"; words.push(word)) {
    const token = nextToken(reading.cursor, false);
    if (token.kind === "end") throw unbalanced(reading.cursor, "[[ is not closed", from);
    word = token.text;
  }
  reading.words = words;
}
