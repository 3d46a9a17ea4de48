const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

/** The value of a PromQL string; what has no quotes is itself. */
export function unquoted(text: string): string {
  const quote = text[0] ?? "";
  if (!['"', "'", "`"].includes(quote) || text.length < 2) return text;
  const inside = text.slice(1, -1);
  return quote === "`" ? inside : inside.replace(/\\(.)/g, (_, character: string) => ESCAPES[character] ?? character);
}
