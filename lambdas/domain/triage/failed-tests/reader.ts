/** Reads the failed tests that one runner prints, line by line. `names` may be asked at any time. */
export type Reader = { feed(text: string): void; names(): readonly string[] };

export const MAX_NAMES = 2_000;

/** Names in the order of their first appearance, at most `MAX_NAMES`. */
export function nameSet(): { add(name: string): void; remove(name: string): void; list(): readonly string[] } {
  const names = new Set<string>();
  return {
    add: (name) => {
      if (names.size < MAX_NAMES && name !== "") names.add(name);
    },
    remove: (name) => {
      names.delete(name);
    },
    list: () => [...names],
  };
}
