import { type Document, isScalar, visit } from "yaml";
import type { Odd } from "./yaml-problem.ts";

/** Keys that are there twice in their map, unless they may, or that JavaScript takes for something else. One pass: the parser's own test is quadratic. */
export function oddKeys(document: Document, repeats: boolean): Odd[] {
  const odd: Odd[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        // The `<<` of maps that are merged is a symbol, and may stand twice.
        if (!isScalar(key) || typeof key.value === "symbol") continue;
        const name = String(key.value);
        const offset = key.range?.[0] ?? 0;
        if (name === "__proto__") odd.push({ offset, why: "has the key __proto__, which is not read" });
        else if (seen.has(name) && !repeats) odd.push({ offset, why: `has the key ${name} twice` });
        seen.add(name);
      }
    },
  });
  return odd;
}
