import { ahead, type Cursor, unbalanced } from "./cursor.ts";
import { arithmetic, readWord } from "./shell-word.ts";

export type Token = {
  readonly kind: "word" | "operator" | "redirection" | "newline" | "end";
  readonly text: string;
  readonly from: number;
};

const OPERATOR = /;;&|;;|;&|&&|\|\||\|&|[;&|()]/y;
const REDIRECTION = /&>>|&>|\d*(?:<<<|<<-|<<|<>|<&|>>|>&|>\||<(?!\()|>(?!\())/y;

/** The next piece of a script. `((` is arithmetic only where a command, or the head of a loop, may begin. */
export function nextToken(cursor: Cursor, mayBeArithmetic: boolean): Token {
  skipBlanks(cursor);
  const from = cursor.at;
  if (from >= cursor.text.length) return { kind: "end", text: "", from };
  if (ahead(cursor, "\n")) {
    cursor.at++;
    readHereDocuments(cursor);
    return { kind: "newline", text: "\n", from };
  }
  if (mayBeArithmetic && ahead(cursor, "((")) {
    arithmetic(cursor, 2);
    return { kind: "word", text: cursor.text.slice(from, cursor.at), from };
  }
  const redirection = taken(cursor, REDIRECTION);
  if (redirection !== null) return { kind: "redirection", text: redirection, from };
  const operator = taken(cursor, OPERATOR);
  if (operator !== null) return { kind: "operator", text: operator, from };
  return { kind: "word", text: readWord(cursor), from };
}

function taken(cursor: Cursor, form: RegExp): string | null {
  form.lastIndex = cursor.at;
  const found = form.exec(cursor.text)?.[0] ?? null;
  cursor.at += found?.length ?? 0;
  return found;
}

const BLANKS = /(?:[ \t\r]|\\\n|#[^\n]*)+/y;

/** A comment begins where a word would. */
function skipBlanks(cursor: Cursor): void {
  taken(cursor, BLANKS);
}

/** The bodies of the here-documents that this line asked for. */
function readHereDocuments(cursor: Cursor): void {
  for (const { end, indented, from } of cursor.awaited.splice(0)) {
    for (;;) {
      if (cursor.at >= cursor.text.length) throw unbalanced(cursor, `the here-document ${end} is not closed`, from);
      const line = lineFrom(cursor);
      if ((indented ? line.replace(/^\t+/, "") : line) === end) break;
    }
  }
}

function lineFrom(cursor: Cursor): string {
  const newline = cursor.text.indexOf("\n", cursor.at);
  const line = cursor.text.slice(cursor.at, newline < 0 ? undefined : newline);
  cursor.at = newline < 0 ? cursor.text.length : newline + 1;
  return line;
}
