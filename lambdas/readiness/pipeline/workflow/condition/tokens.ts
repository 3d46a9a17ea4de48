const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_][\w-]*(?:\.[\w*-]+)*)|(\|\||&&|[!=<>]=|[!<>(),]))/y;
const MOST_CHARACTERS = 2000;

/** The tokens of an expression; null where it is too long or holds what we do not read, such as an index. */
export function tokensOf(expression: string): readonly string[] | null {
  const tokens: string[] = [];
  const text = expression.trim();
  const token = new RegExp(TOKEN, "y");
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.[0].trim();
    if (found === undefined || text.length > MOST_CHARACTERS) return null;
    tokens.push(found);
  }
  return tokens;
}
