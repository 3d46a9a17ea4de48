/** A piece of Python: a name or number, a string's content, or one character of punctuation. */
export type Token = { readonly kind: "word" | "string" | "mark"; readonly text: string };

const PIECES = /(#[^\n]*)|([rRbBfFuU]{0,2})("""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|(\w+)|(\S)/g;

/** Python's tokens without comments and without docstrings: text that only speaks of code is none. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [, comment, , quoted, word, mark] of text.matchAll(PIECES)) {
    if (comment !== undefined) continue;
    if (word !== undefined) tokens.push({ kind: "word", text: word });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else if (quoted !== undefined) tokens.push({ kind: "string", text: inside(quoted) });
  }
  return tokens;
}

const inside = (quoted: string) => (/^("""|''')/.test(quoted) ? quoted.slice(3, -3) : quoted.slice(1, -1));
