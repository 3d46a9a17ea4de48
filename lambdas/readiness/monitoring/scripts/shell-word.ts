import { ahead, type Cursor, unbalanced } from "./cursor.ts";

const ENDS = /[\s;&|()<>]/;

/** One word from where the cursor stands, quotes and substitutions whole; what ends it is left. */
export function readWord(cursor: Cursor): string {
  const from = cursor.at;
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? "";
    if (/[<>]/.test(character) && cursor.text[cursor.at + 1] === "(" && cursor.at === from) substitution(cursor);
    else if (ENDS.test(character)) break;
    else readPiece(cursor);
  }
  return cursor.text.slice(from, cursor.at);
}

/** A quoted text, a substitution, an escaped character, or one character. */
export function readPiece(cursor: Cursor): void {
  const from = cursor.at;
  if (ahead(cursor, "\\")) cursor.at += 2;
  else if (ahead(cursor, "'")) upTo(cursor, "'", from);
  else if (ahead(cursor, "$'")) ansiQuoted(cursor);
  else if (ahead(cursor, '"')) quoted(cursor);
  else if (ahead(cursor, "$((")) arithmetic(cursor, 3);
  else if (ahead(cursor, "$(")) substitution(cursor);
  else if (ahead(cursor, "${")) expansion(cursor);
  else if (ahead(cursor, "`")) backquoted(cursor);
  else cursor.at++;
}

function upTo(cursor: Cursor, end: string, from: number): void {
  const found = cursor.text.indexOf(end, from + 1);
  if (found < 0) throw unbalanced(cursor, `the quote ${end} is not closed`, from);
  cursor.at = found + 1;
}

function ansiQuoted(cursor: Cursor): void {
  const from = cursor.at;
  cursor.at += 2;
  while (!ahead(cursor, "'")) {
    if (cursor.at >= cursor.text.length) throw unbalanced(cursor, "the quote $' is not closed", from);
    cursor.at += ahead(cursor, "\\") ? 2 : 1;
  }
  cursor.at++;
}

function backquoted(cursor: Cursor): void {
  const from = cursor.at++;
  while (!ahead(cursor, "`")) {
    if (cursor.at >= cursor.text.length) throw unbalanced(cursor, "the quote ` is not closed", from);
    cursor.at += ahead(cursor, "\\") ? 2 : 1;
  }
  cursor.at++;
}

function quoted(cursor: Cursor): void {
  const from = cursor.at++;
  while (!ahead(cursor, '"')) {
    if (cursor.at >= cursor.text.length) throw unbalanced(cursor, 'the quote " is not closed', from);
    // Within quotes an apostrophe is a character.
    if (ahead(cursor, "'") || ahead(cursor, "$'")) cursor.at++;
    else readPiece(cursor);
  }
  cursor.at++;
}

function expansion(cursor: Cursor): void {
  const from = cursor.at;
  cursor.at += 2;
  nested(cursor, from, () => {
    while (!ahead(cursor, "}")) {
      if (cursor.at >= cursor.text.length) throw unbalanced(cursor, "${ is not closed", from);
      readPiece(cursor);
    }
  });
  cursor.at++;
}

/** `((` to `))`, whatever parentheses are between. */
export function arithmetic(cursor: Cursor, opening: number): void {
  const from = cursor.at;
  cursor.at += opening;
  let depth = 2;
  while (depth > 0) {
    if (cursor.at >= cursor.text.length) throw unbalanced(cursor, "(( is not closed", from);
    if (ahead(cursor, "(")) depth++;
    if (ahead(cursor, ")")) depth--;
    if (ahead(cursor, "(") || ahead(cursor, ")")) cursor.at++;
    else readPiece(cursor);
  }
}

/** `$(`, `<(` or `>(` to its end. */
function substitution(cursor: Cursor): void {
  const from = cursor.at;
  cursor.at += 2;
  nested(cursor, from, () => cursor.within(cursor));
}

/** Each level takes a piece of the stack. */
const DEEPEST = 50;

function nested(cursor: Cursor, from: number, read: () => void): void {
  if (cursor.depth >= DEEPEST) throw unbalanced(cursor, `substitutions are nested more than ${DEEPEST} deep`, from);
  cursor.depth++;
  read();
  cursor.depth--;
}
