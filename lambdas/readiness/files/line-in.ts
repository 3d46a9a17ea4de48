import { type Document, isCollection, isMap, isNode, isScalar, isSeq } from "yaml";

export type Path = readonly (string | number)[];

/** The line where the key, or the entry of a list, begins. */
export function lineIn(document: Document, path: Path, lineAt: (offset: number) => number): number | null {
  const parent = path.length < 2 ? document.contents : document.getIn(path.slice(0, -1), true);
  const offset = isCollection(parent) ? offsetOf(parent, path.at(-1)) : null;
  return offset === null ? null : lineAt(offset);
}

function offsetOf(parent: unknown, last: string | number | undefined): number | null {
  if (isMap(parent)) {
    const key = parent.items.map((one) => one.key).find((one) => isScalar(one) && String(one.value) === String(last));
    return isNode(key) ? (key.range?.[0] ?? null) : null;
  }
  const entry = isSeq(parent) && typeof last === "number" ? parent.items[last] : undefined;
  return isNode(entry) ? (entry.range?.[0] ?? null) : null;
}
