import { type Document, isScalar, visit } from "yaml";

export type OddKey = { readonly key: string; readonly offset: number; readonly why: string };

/** The first key that is there twice in its mapping, or that JavaScript takes for something else. One pass: the parser's own test is quadratic. */
export function oddKeyOf(document: Document): OddKey | null {
  let odd: OddKey | null = null;
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : null;
        const why = name === null ? null : whyOdd(name, seen);
        if (name === null || why === null) continue;
        odd = { key: name, offset: isScalar(key) ? (key.range?.[0] ?? 0) : 0, why };
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return odd;
}

function whyOdd(name: string, seen: Set<string>): string | null {
  if (name === "__proto__") return "is no key that we read";
  if (seen.has(name)) return "is there twice";
  seen.add(name);
  return null;
}
