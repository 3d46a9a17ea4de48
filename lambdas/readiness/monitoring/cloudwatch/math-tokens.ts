/** A piece of metric math or of an alarm's rule: `failed`, `0.05`, `"text"`, `>=`. */
export type Token = { readonly kind: "number" | "name" | "string" | "mark"; readonly text: string };

const PIECES = /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|"([^"]*)"|(&&|\|\||[<>=!]=|[-+*/^<>(),]))/y;

/** The pieces of a text; null where there is something else in it. */
export function mathTokens(text: string): Token[] | null {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  PIECES.lastIndex = 0;
  while (PIECES.lastIndex < end) {
    const found = PIECES.exec(text);
    if (found === null) return null;
    const [, number, name, string, mark] = found;
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name });
    else if (string !== undefined) tokens.push({ kind: "string", text: string });
    else tokens.push({ kind: "mark", text: mark ?? "" });
  }
  return tokens;
}
