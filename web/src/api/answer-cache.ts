import type { Resource } from "./resource.ts";

type Entry = { readonly token: string | null; readonly text: string; readonly etag: string | null; readonly version: number };

const MAX_ENTRIES = 100;

/**
 * The last answer of each path with its ETag, in memory. An answer belongs to the token it was given for.
 * An equal answer keeps its version, so that a view is drawn again only when something changed.
 */
export function createAnswerCache() {
  const entries = new Map<string, Entry>();
  let versions = 0;

  const entryOf = (path: string, token: string | null): Entry | null => {
    const entry = entries.get(path);
    return entry && entry.token === token ? entry : null;
  };

  return {
    etagOf: (path: string, token: string | null): string | null => entryOf(path, token)?.etag ?? null,

    keep(path: string, token: string | null, text: string, etag: string | null): void {
      const before = entryOf(path, token);
      const version = before?.text === text ? before.version : ++versions;
      entries.delete(path);
      entries.set(path, { token, text, etag, version });
      const oldest = entries.keys().next();
      if (entries.size > MAX_ENTRIES && !oldest.done) entries.delete(oldest.value);
    },

    read<T>({ path }: Resource<T>, token: string | null): { readonly data: T; readonly version: number } | null {
      const entry = entryOf(path, token);
      if (entry === null) return null;
      try {
        return { data: JSON.parse(entry.text), version: entry.version };
      } catch {
        entries.delete(path);
        return null;
      }
    },
  };
}
