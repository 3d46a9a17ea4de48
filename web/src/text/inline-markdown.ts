/** A piece of a line. Raw HTML is text like any other. */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] };

type Rule = { readonly pattern: RegExp; readonly make: (found: RegExpExecArray) => Inline | null };

const RULES: readonly Rule[] = [
  { pattern: /\\([!-/:-@[-`{-~])/, make: ([, text = ""]) => ({ kind: "text", text }) },
  { pattern: /(?<!`)(`+)([^`](?:.*?[^`])?)\1(?!`)/, make: ([, , text = ""]) => ({ kind: "code", text: text.trim() }) },
  {
    pattern: /\[([^\]]+)\]\(([^()\s]+)\)/,
    make: ([, words = "", href = ""]) => (isSafe(href) ? { kind: "link", href, children: parseInline(words) } : null),
  },
  { pattern: /\*\*(?=\S)(.+?)(?<=\S)\*\*/, make: ([, words = ""]) => ({ kind: "strong", children: parseInline(words) }) },
  {
    pattern: /(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])/,
    make: ([, words = ""]) => ({ kind: "emphasis", children: parseInline(words) }),
  },
  { pattern: /(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)/, make: ([, words = ""]) => ({ kind: "emphasis", children: parseInline(words) }) },
];

/** Only where a click can do no harm: the web, and what this page shows (not what signs in). */
const isSafe = (href: string): boolean => /^(https?:\/\/|#\/(runs|clusters|incidents|flaky|deployments|releases)(\/|$|\?))/i.test(href);

/** Code, bold, emphasis and links of a line; everything else is text. Never throws, loses no character but the marks. */
export function parseInline(line: string): readonly Inline[] {
  const first = RULES.flatMap(({ pattern, make }) => {
    const found = pattern.exec(line);
    const inline = found && make(found);
    return found && inline ? [{ start: found.index, end: found.index + found[0].length, inline }] : [];
  }).toSorted((a, b) => a.start - b.start)[0];
  if (first === undefined) return line === "" ? [] : [{ kind: "text", text: line }];
  return [...parseInline(line.slice(0, first.start)), first.inline, ...parseInline(line.slice(first.end))];
}
