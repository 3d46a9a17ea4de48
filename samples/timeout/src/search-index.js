const STOP_WORDS = new Set(["a", "and", "for", "of", "the"]);

export function wordsOf(text) {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word));
}

/** Word -> ids of the products in whose title or text it stands. */
export function buildIndex(products) {
  const index = new Map();
  for (const { id, title, text } of products)
    for (const word of new Set(wordsOf(`${title} ${text}`))) index.set(word, [...(index.get(word) ?? []), id]);
  return index;
}

/** Ids of the products that hold every word of the query. */
export function search(index, query) {
  const [first = [], ...others] = wordsOf(query).map((word) => index.get(word) ?? []);
  return first.filter((id) => others.every((ids) => ids.includes(id)));
}
