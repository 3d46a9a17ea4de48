/** A part of a line and what it is, by highlight.js's own class names; null for plain text. */
export type Piece = { readonly text: string; readonly scope: string | null };

const TOKEN = /<span class="([^"]*)">|<\/span>|([^<]+)/g;
const ENTITIES = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
]);

/**
 * What highlight.js answers, as text in pieces: the page builds its own elements of them, so that nothing of a file is ever taken
 * for HTML. A piece that spans lines is one of each of them.
 */
export function piecesByLine(html: string): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  const scopes: string[] = [];
  for (const [token, scope, escaped] of html.matchAll(TOKEN)) {
    if (scope !== undefined) scopes.push(scope);
    else if (token === "</span>") scopes.pop();
    else addText(lines, unescaped(escaped ?? ""), scopes.at(-1) ?? null);
  }
  return lines;
}

function addText(lines: Piece[][], text: string, scope: string | null): void {
  text.split("\n").forEach((part, index) => {
    if (index > 0) lines.push([]);
    if (part !== "") lines.at(-1)?.push({ text: part, scope });
  });
}

const unescaped = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES.get(entity) ?? entity);
