type Trace = {
  readonly traced: object;
  /** Paths of the fields that nobody read, of objects that somebody looked into. */
  readonly unread: (path?: string) => string[];
};

/**
 * Notes which fields a validator reads. Compiled validators ask every object for every field that they know, and a map for every key that
 * it has; an object that they ask for nothing is open to any. So what was never read is a field that the schema does not have.
 */
export function traceReads(value: object): Trace {
  const read = new Set<string>();
  const inner = new Map<string, Trace>();
  let closed = false;
  const traced = new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (typeof key !== "string") return found;
      closed = true;
      read.add(key);
      return typeof found === "object" && found !== null ? innerTrace(inner, key, found) : found;
    },
  });
  const unknown = () => (Array.isArray(value) || !closed ? [] : Object.keys(value).filter((key) => !read.has(key)));
  const unread = (path = "") => [
    ...unknown().map((key) => path + key),
    ...[...inner].flatMap(([key, trace]) => trace.unread(`${path}${key}.`)),
  ];
  return { traced, unread };
}

function innerTrace(inner: Map<string, Trace>, key: string, value: object): object {
  const known = inner.get(key) ?? traceReads(value);
  inner.set(key, known);
  return known.traced;
}
